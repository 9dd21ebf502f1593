// Whatever stands inside something that is not the author's own prose is never edited: drafts of a grammar of its own.
import { fail } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { rename } from '../../server/features/rename';
import { findFixes, fixAll } from '../../server/rules/fixes';
import { lint } from '../../server/rules/lint';
import { type Draft, type Language, offsetAt, parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { applyEdits, type Edit, overlaps, type Span } from '../../server/text/span';
import { readUsage } from '../../server/usage/usage';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { options } from '../support/check';
import { runs } from '../support/share';

/** Numbers that look like chance and are the same for a seed (mulberry32). */
function createChance(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Names in forms that rules like to fix. */
const names = [
  'IP-4',
  'Indo Pacific 4',
  'R.O.K.',
  'ROK (Republic of Korea)',
  'Republic of Korea (ROK)',
  'Indo-Pacific Four (IP4)',
  'Asia-Pacific partners',
  'republic of korea',
  'Repubilc of Korea',
  'a ROK ship',
  'the N.A.T.O. allies',
  'RoK',
  'South Korea and the ROK',
  'North Atlantic Treaty Organisation (NATO)',
  'Indo-pacific',
  'the UNC Command',
];

/** Only what these name, so that many drafts cost little. */
const glossary = createGlossary(
  builtinConcepts().filter(({ designations }) =>
    designations.some(
      ({ text }) => names.some((name) => name.includes(text)) || /^(?:ROK|IP4|NATO|UNC|United States)$/.test(text),
    ),
  ),
);

/** Sentences of the author's own around them, in which something can be fixed too. */
const sentences = [
  'The Republic of Korea (ROK) met its partners.',
  'The IP-4 met again, and R.O.K. forces left.',
  'An Asia-Pacific partner said so.',
  'The allies’ view is that NATO and the ROK agree.',
  "It's the ROK's and the allies' ship.",
  'They paid $5 million and $6 million, or 5% < 10%.',
  'R&D and/or U.S./ROK plans (see #1) went on.',
  'Partners met.',
];

/** A construct: its name, what stands before and after what it protects, and where it can stand. */
interface Construct {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  /** Only a block of its own, in lines of its own. */
  readonly block?: true;
  readonly only?: Language;
  /** What is inside has no spaces. */
  readonly word?: true;
  /** What is inside is a label that the end of the draft defines. */
  readonly defined?: true;
  readonly top?: true;
  /** It may run on over paragraphs. */
  readonly long?: true;
}

const pairs = (name: string, marks: string, rest: Partial<Construct> = {}): Construct[] =>
  marks.split(' | ').map((mark) => {
    const [open = '', close = ''] = mark.split('…');
    return { name: `${name} ${mark}`, open, close, ...rest };
  });

const constructs: readonly Construct[] = [
  ...pairs(
    'quotation',
    '“…” | ”…” | „…“ | „…” | »…« | «…» | "…" | ‘…’ | ``…\'\' | 《…》 | 「…」 | 『…』 | 〈…〉 | ‹…› | ›…‹ | »…»',
    { long: true },
  ),
  ...pairs('quotation', "‚…‘ | '…' | «\u202f…\u202f» | «\u00a0…\u00a0» | ,,…'' | <<…>>"),
  ...pairs(
    'entity',
    '&ldquo;…&rdquo; | &quot;…&quot; | &laquo;…&raquo; | &#8220;…&#8221; | &#x201C;…&#x201d; | &lsquo;…&rsquo; | &bdquo;…&ldquo;',
  ),
  ...pairs('quotation', '〝…〟 | 〝…〞 | ﹁…﹂ | ﹃…﹄ | ＂…＂ | ❝…❞ | ❛…❜ | ‛…’ | ‟…” | >>…<<'),
  ...pairs('quotation', '❮…❯ | ⟨…⟩ | ⟪…⟫ | ⸂…⸃ | ″…″ | ´…´ | \\“…\\”'),
  ...pairs('tag of a template', '{% quote %}…{% endquote %} | {%- raw -%}…{%- endraw -%} | {% if a %}…{% endif %}', {
    long: true,
  }),
  ...pairs(
    'tag of a template',
    '{{< quote >}}…{{< /quote >}} | {{% quote "Kim" %}}…{{% /quote %}} | {{#a}}…{{/a}} | [quote=Kim]…[/quote] | [code]…[/code]',
  ),
  ...[
    '{% quote %}\n…\n{% endquote %}',
    '{{< quote >}}\n…\n{{< /quote >}}',
    '::: {.blockquote}\n…\n:::',
    ':::quote\n…\n:::',
  ].map((written): Construct => {
    const [open = '', close = ''] = written.split('…');
    return { name: `in lines of their own ${written}`, open, close, block: true, long: true };
  }),
  ...pairs('wiki', '{quote}…{quote} | {code}…{code} | {noformat}…{noformat}'),
  ...pairs('markup', '<#if "…"> | <#-- … --> | [% … %] | <!ENTITY a "…">'),
  ...pairs('other language', '<span lang="de">…</span> | <i>a <b xml:lang=fr>…</b></i>'),
  { name: 'elements of one kind', open: '<span lang="de">a <span>b</span> ', close: '</span>' },
  { name: 'directive of reStructuredText', open: '.. note:: ', close: '', block: true },
  { name: 'quotation of MkDocs', open: '!!! quote\n    ', close: '', block: true },
  ...pairs('property', '(source:: …) | [source:: …]'),
  ...pairs(
    'brackets in brackets',
    '(source:: Kim (2020) …) | [source:: [a] …] | {--a {b} …--} | {# a {b} … #} | [@kim2020, see [a] …] | ::note[a [b] …] | :abbr[a [b] …]',
  ),
  { name: 'property of a line', open: 'source:: ', close: '', block: true },
  { name: 'record', open: 'Kim,', close: ',82,Seoul', block: true },
  { name: 'sentence of another script', open: '이것은 ', close: ' 회의에 참석했다.', block: true },
  { name: 'lines of a poem', open: '| ', close: '\n| and so on', block: true, only: 'markdown' },
  {
    name: 'work in plain text',
    open: 'See *The Many Ships and Great Seas of ',
    close: '* by Kim.',
    block: true,
    only: 'plaintext',
  },
  { name: 'entry with a number', open: '[1] Kim, J. (2020). The ships of ', close: '. Seoul.', block: true },
  { name: 'entry with a raised number', open: '¹ Kim, The Ships of ', close: ' (Seoul, 2020), 5.', block: true },
  ...pairs('genitive', "‘the allies’ view of …’ | 'the allies' view of …'"),
  ...pairs('nested', '“he said ‘…’ then” | ‘he said “…” then’ | »er sagte ›…‹ dann«'),
  ...pairs('quotation and code', '“the `a”b` of …”'),
  ...pairs(
    'after punctuation',
    'said,"…" | said:"…" | said;“…” | —“…” | (“he said …”) | said,‘…’ | said:»…« | said.«…» | said,„…“ | said.「…」 | said:‹…›',
  ),
  { name: 'quotation over items', open: '- “he said\n- ', close: '\n- and left”', block: true },
  { name: 'quotation in a nested item', open: '- one\n  - two “he said ', close: '\n    and left”', block: true },
  {
    name: 'quotation over cells',
    open: '| a | b |\n| - | - |\n| “he said | ',
    close: ' | and left” |',
    block: true,
    only: 'markdown',
  },
  {
    name: 'quotation over rows',
    open: '| a | b |\n| - | - |\n| x | “he said |\n| ',
    close: ' | and left” |',
    block: true,
    only: 'markdown',
  },
  ...['code', 'kbd', 'samp', 'var', 'q', 'cite', 'i', 'em', 'abbr', 'blockquote', 'Callout', 'pre', 'textarea'].map(
    (tag): Construct => ({
      name: `<${tag}>`,
      open: `<${tag} title="IP-4">`,
      close: `</${tag}>`,
    }),
  ),
  ...['q', 'cite', 'blockquote', 'Callout'].map((tag): Construct => ({
    name: `long <${tag}>`,
    open: `<${tag}>`,
    close: `</${tag}>`,
    long: true,
  })),
  { name: 'attribute', open: 'a <span title="', close: '">word</span>', only: 'markdown' },
  { name: 'attribute over lines', open: 'a <span\n  title="', close: '">word</span>', only: 'markdown' },
  ...['script', 'style'].map((tag): Construct => ({
    name: `<${tag}>`,
    open: `<${tag}>\n`,
    close: `\n</${tag}>`,
    block: true,
    long: true,
  })),
  ...pairs(
    'markup',
    '<?php … ?> | <%= … %> | <![CDATA[ … ]]> | {/* … */} | <Card>{"…"}</Card> | <abbr title="…">x</abbr>',
  ),
  ...pairs('remark', '%% … %% | {>>…<<} | {--…--} | {==…==}'),
  { name: 'struck out', open: '~~', close: '~~', only: 'markdown' },
  { name: 'comment', open: '<!-- ', close: ' -->', long: true },
  ...pairs('math', '$$…$$ | \\(…\\) | \\[…\\]', { long: true }),
  ...pairs('math', '$x_{…}$ | $a + …$'),
  ...pairs(
    'TeX',
    '\\verb|…| | \\verb+…+ | \\href{a}{…} | \\enquote*{…} | \\lstinline!…! | \\textit{…} | \\cite[…]{key} | \\footnote{a \\emph{b} …}',
  ),
  { name: 'environment', open: '\\begin{quote}\n', close: '\n\\end{quote}', block: true, long: true },
  ...pairs(
    'template',
    '{{< x title="…" >}} | {{% x "…" %}} | {{ … }} | {% x "…" %} | {#… } | {.… #id} | {props.x("…")}',
  ),
  { name: 'directive', open: '::: {.note title="', close: '"}\nPartners met.\n:::', block: true },
  ...pairs('directive', ':abbr[…] | :abbr[a]{title="…"} | ::note[…]'),
  { name: 'cell', open: '```{r}\n#| fig-cap: "', close: '"\nplot(x)\n```', block: true, long: true },
  { name: 'code between tildes', open: '~~~text\n', close: '\n~~~', block: true, long: true },
  { name: 'indented code', open: '    ', close: '', block: true, only: 'markdown' },
  { name: 'component', open: '<Card title="', close: '" />' },
  ...pairs('citation', '[see …; @kim2020] | [@kim2020, p. 3, …]'),
  ...pairs('citation', '[see @…, p. 3] | [@…; -@b2] | @… | [-@…]', { word: true }),
  ...pairs(
    'name',
    'https://x.org/… | www.x.org/… | kim@…-x.kr | #… | @… | C:\\a\\… | \\\\a\\b\\… | ~/… | ./a/… | docs/a/… | a_… | <https://x.org/…> | <mailto:a@….org> | a::… | urn:x:… | doi:10.1234/… | …_a | --name=… | $… | %…% | ~… | +… | …=1 | …() | …::a | …->a | …\\kim | r/… | git@x:… | A/HRC/… | CCPR/C/…',
    { word: true },
  ),
  ...pairs('file', '….docx | …-brief.pdf | /a/…/b.md | ….example.org', { word: true }),
  { name: 'code span', open: '`', close: '`' },
  { name: 'code block', open: '```\n', close: '\n```', block: true, long: true },
  { name: 'wikilink', open: '[[', close: ']]' },
  { name: 'wikilink with text', open: '[[page|', close: ']]' },
  { name: 'embedded page', open: '![[', close: ']]' },
  { name: 'part of a page', open: '[[page#', close: '|x]]' },
  { name: 'image', open: '![', close: '](a.png "b")', only: 'markdown' },
  { name: 'title of an image', open: '![a](a.png "', close: '")', only: 'markdown' },
  { name: 'title of a link', open: '[a](https://x.org "', close: '")', only: 'markdown' },
  { name: 'collapsed link', open: '[', close: '][]', only: 'markdown' },
  { name: 'label of a shortcut', open: '[', close: ']', only: 'markdown', defined: true },
  { name: 'definition over lines', open: '[a]:\n  https://x.org\n  "', close: '"', block: true, only: 'markdown' },
  { name: 'full reference', open: '[text][', close: ']', only: 'markdown' },
  { name: 'title of a work', open: '_The Many Ships and Great Seas of ', close: '_', only: 'markdown' },
  { name: 'title of a work', open: '*The Many Ships and Great Seas of ', close: '*', only: 'markdown' },
  { name: 'link definition', open: '[a]: https://x.org "', close: '"', block: true, only: 'markdown' },
  { name: 'block quote', open: '> ', close: '', block: true },
  { name: 'metadata', open: '---\ntitle: ', close: '\n---', block: true, only: 'markdown' },
  { name: 'metadata that dots end', open: '---\ntitle: ', close: '\n...', block: true, only: 'markdown' },
  { name: 'export', open: 'export const title = "', close: '"', block: true, only: 'markdown' },
  {
    name: 'export of names',
    open: 'export const names = [a, ',
    close: '];\nconst b = 1;',
    block: true,
    only: 'markdown',
  },
  { name: 'import', open: "import ROK from '", close: "'", block: true, only: 'markdown' },
  { name: 'front matter', open: '---\ntitle: ', close: '\n---', block: true, top: true },
  { name: 'front matter after a blank line', open: '\n---\ntitle: ', close: '\n---', block: true, top: true },
  { name: 'TOML', open: '+++\ntitle = "', close: '"\n+++', block: true, top: true },
  { name: 'JSON', open: '{\n"title": "', close: '"\n}', block: true, top: true },
  { name: 'title block', open: '% ', close: '', block: true, top: true },
  { name: 'title block of lines', open: '% Title\n  goes on\n% ', close: '\n% 2024', block: true, top: true },
  ...[
    'References',
    'Works cited',
    'Literature',
    'Sources',
    'Endnotes',
    'References and notes',
    'Further reading',
  ].flatMap((head): Construct[] => [
    {
      name: `list under ${head}`,
      open: `## ${head}\n\n- Kim, J. `,
      close: '. 2020.\n\n## Next',
      block: true,
      only: 'markdown',
    },
    {
      name: `list under bold ${head}`,
      open: `**${head}**\n\n- Kim. `,
      close: '. Seoul.\n\n## Next',
      block: true,
      only: 'markdown',
    },
  ]),
  {
    name: 'list under References in text',
    open: 'References\n\n',
    close: '. Seoul.\n\nNext',
    block: true,
    only: 'plaintext',
  },
  { name: 'footnote that is a reference', open: '[^n]: Kim, J. ', close: ' (2020).', block: true, only: 'markdown' },
];

/** A draft, what of it is protected, and by what. */
interface Made {
  readonly text: string;
  readonly language: Language;
  readonly spans: readonly Span[];
  readonly used: readonly string[];
}

/** Where a construct within a line can stand: a heading, a cell and others. */
const frames: readonly (readonly [open: string, close: string, only?: Language])[] = [
  ['', ''],
  ['', ''],
  ['- ', ''],
  ['1. ', ''],
  ['- one\n- ', ''],
  ['- one\n    - ', ''],
  ['## About ', '', 'markdown'],
  ['About ', '\n=====', 'markdown'],
  ['- one\n\n  1. two\n\n     > ', '', 'markdown'],
  ['> - ', ''],
  ['| a | b |\n| - | - |\n| ', ' | d |', 'markdown'],
  ['[^2]: A note on ', '', 'markdown'],
  ['**Note:** ', '', 'markdown'],
];

function makeDraft(seed: number): Made {
  const chance = createChance(seed);
  const pick = <T>(list: readonly T[]): T => itemAt(list, chance(list.length));
  const language: Language = chance(3) === 0 ? 'plaintext' : 'markdown';
  const usable = constructs.filter(({ only }) => only === undefined || only === language);
  const spans: { start: number; end: number }[] = [];
  const used: string[] = [];
  const labels: string[] = [];
  let text = '';
  const write = (part: string) => (text += part);
  const protect = (part: string) => {
    spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  };
  const writeInside = ({ word, long, defined }: Construct, inLine: boolean) => {
    const words = word ? pick(['IP-4', 'ROK', 'RoK', 'NATO']) : pick(names);
    protect(words);
    if (defined) labels.push(words);
    if (long && !inLine && chance(3) === 0) {
      write('.\n\n');
      protect(`And ${pick(names)} here.`);
      write('\n\nLast ');
      protect(pick(names));
    }
  };
  const writeConstruct = (construct: Construct, inLine: boolean) => {
    used.push(construct.name);
    write(construct.open);
    writeInside(construct, inLine);
    write(construct.close);
  };

  const top = usable.filter((construct) => construct.top);
  if (chance(6) === 0) {
    writeConstruct(pick(top), true);
    write('\n\n');
  }
  if (chance(2) === 0) write('# On ships\n\n');
  write(`${pick(sentences)}\n\n`);
  for (let count = 1 + chance(3); count > 0; count--) {
    const construct = pick(usable.filter((one) => !one.top));
    if (construct.block) writeConstruct(construct, false);
    else {
      const frame = pick(frames.filter(([, , only]) => only === undefined || only === language));
      const inCell = frame[0].startsWith('|') && construct.open.includes('|');
      const [open, close] = inCell ? ['', ''] : frame;
      write(open);
      if (chance(2) === 0) write(`${open === '' ? pick(sentences) : 'Ships'} `);
      writeConstruct(construct, open !== '');
      write(pick(['', ' and so on', '. Then ships left', ', they said']));
      write(close);
    }
    write(`\n\n${pick(sentences)}\n\n`);
  }
  for (const label of labels) write(`[${label}]: https://x.org\n\n`);
  if (chance(2) === 0) return { text, language, spans, used };
  // CRLF: every line break before a span moves it by one.
  const moved = (offset: number) => offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0);
  const crlf = spans.map(({ start, end }) => ({ start: moved(start), end: moved(end) }));
  return { text: text.replaceAll('\n', '\r\n'), language, spans: crlf, used };
}

/** What a draft is made of: its blocks by kind, and the kinds of regions in each. */
function shapeOf({ blocks, frontMatter }: Draft) {
  return [
    frontMatter !== undefined,
    ...[...blocks].map(({ kind, quoted, level, regions, text }) => [
      kind,
      quoted,
      level,
      regions.map((region) => [region.kind, text.slice(region.start, region.end)]),
    ]),
  ];
}

/** Why a draft is not left as it should be, or undefined. */
function findDamage({ text, language, spans }: Made): string | undefined {
  const draft = parseDraft(text, language);
  const usage = readUsage(glossary, draft);
  const findings = lint(usage, options);
  const reaches = (edit: Span) =>
    spans.some((span) => overlaps(edit, span) || (edit.start > span.start && edit.end < span.end));
  const shown = (edit: Edit) => `“${text.slice(edit.start, edit.end)}” by “${edit.text}”`;
  for (const finding of findings) {
    if (finding.level !== 'hint' && reaches(finding))
      return `${finding.rule} (${finding.level}) at “${text.slice(finding.start, finding.end)}”`;
    for (const { edits, preferred, title } of findFixes(usage, finding, options))
      for (const edit of edits)
        if (preferred && reaches(edit)) return `${finding.rule}: ${title} replaces ${shown(edit)}`;
  }
  for (const { concept } of usage.concepts.values())
    for (const name of ['Other Name', concept.fullName.text, concept.abbreviation?.text ?? 'ON'])
      for (const { range } of rename(usage, { concept, text: name }, options)) {
        const edit = { start: offsetAt(draft, range.start), end: offsetAt(draft, range.end), text: name };
        if (reaches(edit)) return `renaming ${concept.id} replaces ${shown(edit)}`;
      }
  const edits = fixAll(usage, options).edits;
  const after = applyEdits(text, edits);
  let from = 0;
  for (const { start, end } of spans) {
    const words = text.slice(start, end);
    const at = after.indexOf(words, from);
    if (at < 0) return `“${words}” is gone after all fixes`;
    from = at + words.length;
  }
  const before = JSON.stringify(shapeOf(draft));
  return JSON.stringify(shapeOf(parseDraft(after, language))) === before ? undefined : `another tree:\n${after}`;
}

describe('protection', () => {
  it("leaves alone what is not the author's own prose", () =>
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), (seed) => {
        const made = makeDraft(seed);
        const damage = findDamage(made);
        if (damage !== undefined)
          fail(`${made.language}; ${made.used.join(', ')}: ${damage}\n${JSON.stringify(made.text)}`);
      }),
      runs(10_000, 20_240_711),
    ));
});
