import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { MarkupContent } from 'vscode-languageserver-types';
import { escapeMarkdown, markdown, shortenText } from '../../server/features/card';
import { hover, type ShownCards } from '../../server/features/hover';
import { entryAddresses } from '../../server/features/pageUri';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { readUsage } from '../../server/usage/usage';
import { glossary, lintText, options } from '../support/check';
import { parseMarks } from '../support/marks';

/** How many characters stand in a line of a card as wide as VS Code makes it. */
const WIDTH = 88;

/** How our own client shows cards: with links to entries, to which the rest is left. */
const entries = entryAddresses('show', true);

/** The card at `$0` in a client that shows entries, as Markdown or plain text; undefined where nothing stands. */
function card(marked: string, shown: ShownCards = { kind: 'plaintext', addressOf: entries }): string | undefined {
  const { text, cursor } = parseMarks(marked);
  const { usage } = lintText(text);
  const contents = hover(usage, cursor!, options, 'file:///work/a%20(b).md', shown)?.contents as
    MarkupContent | undefined;
  return contents?.value;
}

/** The first line of a card, which says what to write. */
function advice(marked: string): string {
  return itemAt((card(marked) ?? '').split('\n'), 0);
}

describe('hover', () => {
  const places: readonly (readonly [string, RegExp])[] = [
    ['The $0Republic of Korea met.', /^Republic of Korea \(ROK\)/],
    ['The Republic of K$0orea met.', /^Republic of Korea \(ROK\)/],
    ['The Republic of\nKor$0ea met.', /^Republic of Korea \(ROK\)/],
    ["The Republic of Korea'$0s army", /^Republic of Korea \(ROK\)/],
    ['**South $0Korea** met.', /^Republic of Korea \(ROK\)/],
    ['The South K$0orean army', /^Republic of Korea \(ROK\)/],
    ['The IP-$04 met.', /^Indo-Pacific Four \(IP4\)/],
    ['He said “the ROK$0”.', /^Republic of Korea \(ROK\)/],
    ['Its deter$0rence holds.', /deterrence/],
    ['# The Global Pivotal $0State', /^Global Pivot State \(GPS\)/],
  ];
  for (const [text, expected] of places) {
    it(`explains ${text.replaceAll('\n', ' ')}`, () => match(card(text) ?? '', expected));
  }

  const advised: readonly (readonly [string, string])[] = [
    ['The Indo-Pacific Four (IP4) met.\n\nThe I$0P4 left.', ' — introduced on line 1: write IP4'],
    ['The Indo-Pacific Four (IP4) met.\n\nThe Indo-Pac$0ific Four left.', ' — introduced on line 1: write IP4'],
    ['The I$0P4 left.', ' — not introduced yet: write Indo-Pacific Four (IP4)'],
    ['The Indo-Pacific $0Four left.', ' — not introduced yet: write Indo-Pacific Four (IP4)'],
    [
      'The I$0P4 met.\n\nThe Indo-Pacific Four (IP4) left.',
      ' — introduced only on line 3: write Indo-Pacific Four (IP4)',
    ],
    ['The Indo-Pacific Four (I$0P4) met.', ' — introduced here'],
    ['The Indo-Pacific$0 4 met.', ' — avoid: write Indo-Pacific Four'],
    ['policy-glossary: known IP4\n---\n\nThe I$0P4 met.', ' — needs no introduction: write IP4'],
    ['He said “the I$0P4 met”.', ' — quoted: stays as it is'],
    ['# The I$0P4 today', ''],
    ['The IP$04 Fund met.', ''],
  ];
  for (const [text, expected] of advised) {
    it(`says what to write in ${text.replaceAll('\n', ' ')}`, () =>
      equal(advice(text.startsWith('policy') ? `---\n${text}` : text), `Indo-Pacific Four (IP4)${expected}`));
  }
  it('names what a superseded label was of, and what to write for it', () => {
    equal(advice('The A$0P4 met.'), 'Asia-Pacific Four (AP4) — superseded: write Indo-Pacific Four (IP4)');
    const draft = 'The Indo-Pacific Four (IP4) met. The A$0P4 met.';
    equal(advice(draft), 'Asia-Pacific Four (AP4) — superseded: write IP4');
  });
  it('says nothing of what to write where there is no choice', () => {
    equal(advice('The South K$0orean army'), 'Republic of Korea (ROK)');
    equal(advice('Its deter$0rence holds.'), 'deterrence');
  });

  it('leads to the line that defines an abbreviation, known or not', () => {
    const page = 'The IP4 and the MTCR met.\n\n*[IP4]: Indo-Pacific Four\n*[MTCR]: what controls missiles\n';
    match(card(page.replace('IP4', '$0IP4')) ?? '', /^Indo-Pacific Four \(IP4\) — introduced on line 3: write IP4\n/);
    match(
      card(page.replace('MTCR', '$0MTCR')) ?? '',
      /^what controls missiles \(MTCR\) — introduced on line 4: write MTCR\nIntroduced by this draft; no glossary has it\.\nIn this draft: MTCR once$/,
    );
    equal(card(page.replace('[IP4', '[$0IP4')), undefined);
  });

  it('says what the draft does with a name, and leads to its places', () => {
    const draft = 'The Republic of Korea (ROK) met.\n\nThe $0ROK left, and South Korea rests.';
    match(
      card(draft) ?? '',
      /\nIn this draft: ROK twice, Republic of Korea once, South Korea once; previous on line 1; next on line 3\n/,
    );
    match(
      card(draft, { kind: 'markdown', addressOf: entries }) ?? '',
      /introduced on \[line 1\]\(<file:\/\/\/work\/a%20%28b%29\.md#L1>\): write ROK\n/,
    );
  });

  it('leads to entries, and leaves the rest to them', () => {
    const value = card('The $0ROK met.', { kind: 'markdown', addressOf: entries }) ?? '';
    match(value, /\*Related:\* \[Democratic People's Republic of Korea\]\(<command:show\?[^>]*%2Fdprk%2F[^>]*>\); /);
    match(value, /\[More\]\(<command:show\?[^>]*%2Frok%2F[^>]*>\)$/);
    ok(!/Sources|대한민국|Avoid/.test(value), value);
  });

  it('holds everything where a client shows no entries', () => {
    const value = card('The $0ROK met.', { kind: 'plaintext' }) ?? '';
    for (const part of [/Also: South Korea/, /Avoid: RoK \(write ROK\)/, /대한민국/, /Related: /, /Sources: /])
      match(value, part);
  });

  it('is at most twelve lines long, whatever the entry', () => {
    const long = createConcept(
      'long',
      {
        preferred: `Long ${'Name '.repeat(60)}`.trim(),
        abbreviation: 'LN',
        definition: `A very long sentence that goes ${'on and '.repeat(40)} on. `.repeat(4),
        members: Array.from(
          { length: 60 },
          (_, index) => `A member with a rather long name of its own, number ${index}`,
        ),
        related: [...glossary.concepts.keys()].slice(0, 30),
      },
      'file:///glossary.yaml',
    );
    for (const concept of [...glossary.concepts.values(), long]) {
      const name = concept.abbreviation ?? concept.preferred;
      const own = createGlossary([...glossary.concepts.values(), long]);
      const text = `${name.text} met.\n\n${concept.preferred.text} met, and ${name.text} left.\n\n${name.text} met.`;
      const usage = readUsage(own, parseDraft(text, 'markdown'));
      const shown = hover(usage, text.lastIndexOf(name.text) + 1, options, 'file:///d.md', {
        kind: 'plaintext',
        addressOf: entries,
      });
      const { value } = (shown?.contents ?? { value: '' }) as MarkupContent;
      const lines = value.split('\n').reduce((sum, line) => sum + Math.ceil(line.length / WIDTH), 0);
      ok(lines <= 12, `${concept.id}: ${lines}\n${value}`);
    }
  });

  it('says at most two sentences of what a thing is', () => {
    equal(shortenText('One. Two of U.S. troops. Three.'), 'One. Two of U.S. troops.');
    equal(
      shortenText('It was signed in Washington, D.C. and holds. It ends in 2030. 4 left.'),
      'It was signed in Washington, D.C. and holds. It ends in 2030.',
    );
    equal(shortenText('No end'), 'No end');
    const long = shortenText('word '.repeat(1000));
    ok(long.length < 330 && long.endsWith('word…'), long);
  });

  it('says nothing between names', () =>
    deepEqual([card('The$0 end.'), card('`RO$0K`'), card('x$0')], [undefined, undefined, undefined]));

  it('shows the text of a glossary as text', () => {
    const nasty = '[x](command:run) <b>bold</b> `code` ![i](http://x/y.png) **a** | # b\n# c';
    const escaped = escapeMarkdown(nasty);
    ok(
      !/(?<!\\)[[\]`*|<>]/.test(
        escaped.replaceAll('`http://x/y.png`', '').replaceAll('&lt;', '').replaceAll('&gt;', ''),
      ),
      escaped,
    );
    ok(!escaped.includes('\n'));
    equal(markdown.link('title', 'javascript:alert(1)'), 'title');
    equal(markdown.link('title', 'https://example.org/a'), '[title](https://example.org/a)');
    ok(escapeMarkdown('x'.repeat(1e6)).length < 2100);
  });
});
