import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtinConcepts } from '../../server/glossary/builtin';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { createNameIndex, HASH_SEED, hashUnit } from '../../server/glossary/names';
import type { Entry } from '../../server/glossary/schema';
import { codeActions } from '../../server/features/codeAction';
import { inlayHints } from '../../server/features/inlayHint';
import { findFixes, fixAll, fixesInTurn } from '../../server/rules/fixes';
import { lint, lintInSteps, relint } from '../../server/rules/lint';
import type { Finding } from '../../server/rules/rule';
import { unusedIntroduction } from '../../server/rules/unused-introduction';
import { editDraft, type Language, parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { foldText } from '../../server/text/normalize';
import type { ConceptUsage } from '../../server/usage/gather';
import { occurrencesOf, readUsage, readUsageInSteps, type Usage } from '../../server/usage/usage';
import { glossary, lintText, options } from '../support/check';
import { share } from '../support/share';
import { countWork, findSteepest } from '../support/work';

/** A list that counts how often one of its items is read. */
function counted(items: readonly string[]): { readonly list: string[]; readonly reads: () => number } {
  let reads = 0;
  const list = new Proxy([...items], {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { list, reads: () => reads };
}

const builtin = createGlossary(builtinConcepts());
readUsage(builtin, parseDraft('The ROK', 'plaintext'));

const words = Array.from({ length: 400 }, (_, i) => `word${i}`);

/** Demands that a list of a glossary is read a few times, however often the draft asks for what it says. */
function checkReads(entryOf: (list: string[]) => Entry, text: string): void {
  const { list, reads } = counted(words);
  const concept = createConcept('a', entryOf(list), 'test');
  const usage = readUsage(createGlossary([concept]), parseDraft(`${text}\n\n`.repeat(400), 'markdown'));
  lint(usage, options);
  ok(reads() <= 10 * words.length, `${reads()} reads of ${words.length} items`);
}

/** What a draft of a text so many times does; the test ends late or never where the time grows with the square. */
function lintMany(text: string, times: number, language: Language = 'markdown') {
  return lintText(text.repeat(times), language);
}

/** Something that counts how often one of its properties is asked for. */
function watch<Thing extends object>(
  thing: Thing,
  property: keyof Thing,
): { readonly watched: Thing; readonly reads: () => number } {
  let reads = 0;
  const watched = new Proxy(thing, {
    get(target, key, receiver) {
      if (key === property) reads++;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  return { watched, reads: () => reads };
}

function countOccurrences(usage: Usage): number {
  return [...occurrencesOf(usage)].length;
}

/** How many times the work may grow when an input is doubled. */
const STEEP = 2.3;

/** What is written again and again, one after another or each in a paragraph of its own; `i` makes them differ. */
const repeated: Readonly<Record<string, (i: number) => string>> = {
  'unclosed quotations': () => '“a',
  'unclosed single quotations': () => '‘a',
  'unclosed elements': () => '<q>a',
  'unclosed elements of many names': (i) => `<x${i}>a`,
  'unclosed environments of many names': (i) => `\\begin{x${i}} a`,
  'a slash before an unclosed quotation': () => 'a / “b',
  'unclosed comments': () => '<!-- a',
  'unclosed directives': () => '<!-- policy-glossary-disable ROK',
  'unclosed tags with marks in them': () => '<a class="of links to pages of notes" title=">"',
  'commands with unclosed brackets': () => '\\a[',
  'unclosed labels': () => ':a[',
  'quotations and names beside one another': () => '“The IP-4” met the IP-4.',
  'directives in one line': () => '<!-- policy-glossary-disable-line deprecated-term --> The IP-4 met.',
  'words with capitals': () => 'The Republic of Korea Korea and the Board of',
  'names of states': (i) => (i % 2 ? 'ROK' : 'US'),
  'definitions of abbreviations': (i) => `*[A${i}]: Board`,
};

// They turn the optimizer of V8 off and on, so they are left out while somebody works.
(process.env.THOROUGH === '1' ? describe : describe.skip)('the work on a draft', () => {
  for (const [what, write] of Object.entries(repeated))
    for (const [how, between] of [
      ['in one chain', '-'],
      ['in one line', ' '],
      ['in a quotation', '\n> '],
      ['in paragraphs', '\n\n'],
    ] as const)
      for (const language of ['markdown', 'plaintext'] as const) {
        // Only names are joined to one another.
        if (between === '-' && what !== 'names of states') continue;
        it(`grows with it: ${what} ${how} of ${language}`, async () => {
          const make = (times: number) =>
            `${between.trim()}${Array.from({ length: times }, (_, i) => write(i)).join(between)}`;
          const work = (times: number) => {
            const text = make(times);
            return countWork(() => lint(readUsage(builtin, parseDraft(text, language)), options));
          };
          const grow = async (times: number) => {
            const [half, whole] = [await work(times), await work(2 * times)];
            return { ratio: whole.count / half.count, most: findSteepest(half, whole, 2) };
          };
          // A paragraph that becomes very long is read in stretches, of which a bounded number is looked into for what closes
          // something: steps, which are none among long ones.
          const short = await grow(250);
          const { ratio, most } = short.ratio < STEEP ? short : await grow(8000);
          ok(ratio < STEEP, `${ratio.toFixed(2)} times the work, most in ${most}`);
        });
      }
});

describe('reading', () => {
  it('costs initials in parentheses their number', async () => {
    const text = `${'The Wexland Fishing Council (WFC) met. '.repeat(20)}\n\n`;
    const workFor = async (times: number) => (await countWork(() => lintText(text.repeat(times)))).count;
    const few = await workFor(20);
    const many = await workFor(160);
    ok(many < 10 * few, `${many} for eight times what costs ${few}`);
  });

  it('asks the cues of a concept once for a block', () =>
    checkReads(
      (cues) => ({ preferred: 'Unified Net', abbreviation: { term: 'UNC', when: 'cued' }, cues }),
      'The UNC met.',
    ));
  it('asks the wrong expansions of a concept once', () =>
    checkReads(
      (wrongExpansions) => ({ preferred: 'Unified Net Council', abbreviation: 'UNC', wrongExpansions }),
      'The Universal Big Council (UNC) met.',
    ));
  it('asks the exceptions of a name once', () =>
    checkReads((before) => ({ preferred: { term: 'UNC', except: { before } } }), 'The UNC met.'));
  it('asks once for what a phrase may point back to', () =>
    checkReads(
      (related) => ({ preferred: 'Main Council', references: ['the Center'], related }),
      'It left the Center.',
    ));
  it('asks once for those who are no members', () =>
    checkReads((notMembers) => ({ preferred: 'NATO', notMembers }), 'They met NATO ally NATO.'));

  it('asks whether each word of capitals in one paragraph is a label', () =>
    equal(lintMany('The MTCX: met and ', share(30_000)).findings.length, 1));
  it('folds a long paragraph once', () =>
    equal(countOccurrences(lintMany('The UNC met. ', share(20_000)).usage), share(20_000)));
  it('folds a long text without blank lines once', () => {
    const { usage } = lintMany(`${'Some words of nothing.\n'.repeat(45)}The UNC met.\n`, 400, 'plaintext');
    equal(countOccurrences(usage), 400);
  });
  it('tells a thousand concepts of one abbreviation apart as far as it is bound to', () => {
    const concepts = Array.from({ length: 1000 }, (_, i) =>
      createConcept(
        `c${i}`,
        { preferred: `Unit ${i}`, abbreviation: { term: 'UNC', when: 'cued' }, cues: ['met'] },
        'test',
      ),
    );
    const usage = readUsage(createGlossary(concepts), parseDraft('The UNC met. '.repeat(share(2000)), 'markdown'));
    equal(countOccurrences(usage), share(2000));
    equal(usage.passages.at(0)?.occurrences[0]?.mention.others.length, 39);
  });

  it('can be done in steps, with the same result', () => {
    const draft = parseDraft('The ROK and the IP-4 met South Korea.\n\n'.repeat(2000), 'markdown');
    const other = { ...glossary };
    const reading = readUsageInSteps(other, draft);
    let steps = 0;
    let read = reading.next();
    for (; !read.done; read = reading.next()) steps++;
    ok(steps >= 5, `${steps} steps`);
    const linting = lintInSteps(read.value, options);
    let linted = linting.next();
    for (steps = 0; !linted.done; linted = linting.next()) steps++;
    ok(steps >= 20, `${steps} steps`);
    const told = ({ rule, start, end, message }: Finding) => ({ rule, start, end, message });
    deepEqual(linted.value.findings.map(told), lint(readUsage(glossary, draft), options).map(told));
  });
});

describe('fixing', () => {
  it('finds the pairs of a draft once', () => {
    const { usage } = lintMany('US/ROK talks ended. ', share(20_000));
    equal(fixAll(usage, options).edits.length, share(20_000));
  });
  it('writes the list of abbreviations once', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `| AB${i} | Advanced Board ${i} |`);
    const text = `The ROK met.\n\n## Abbreviations\n\n| Abbreviation | Full name |\n| - | - |\n${rows.join('\n')}\n`;
    const { usage, findings } = lintText(text);
    const { watched, reads } = watch(usage, 'concepts');
    const listed = findings.filter(({ rule }) => rule === 'abbreviation-list');
    ok(listed.length > 20, `${listed.length} findings`);
    lint(watched, options);
    const before = reads();
    for (const finding of listed) findFixes(watched, finding, options);
    // Once for the proof of each and a few times for the list, and never for each row.
    ok(reads() - before < listed.length + 5, `${reads() - before} reads`);
  });
  it('counts the uses of an introduction once', () => {
    const { usage } = lintMany('The United Nations Command (UNC) met, and UNC left.\n\n', 300);
    const { watched, reads } = watch<ConceptUsage>(usage.concepts.get('unc')!, 'occurrences');
    for (const report of unusedIntroduction.checkConcept!(watched, usage, options)) ok(report);
    ok(reads() < 10, `${reads()} reads`);
  });
  it('asks for the first introduction at each place of a hint', () => {
    const { usage } = lintText(
      `${'The ROK met. '.repeat(600)}\n\n${'The Republic of Korea (ROK) met.\n\n'.repeat(300)}`,
    );
    const { watched, reads } = watch<ConceptUsage>(usage.concepts.get('rok')!, 'introductions');
    inlayHints({ ...usage, concepts: new Map([['rok', watched]]) }, { start: 0, end: 100 }, options);
    ok(reads() < 10, `${reads()} reads`);
  });
  it('does at most ten thousand edits at once, and says so', () => {
    const { usage, findings } = lintMany('The IP-4 met.\n\n', 10_010);
    const asked = { uri: 'a', only: ['source.fixAll'] };
    const action = itemAt(codeActions(usage, { start: 0, end: 0 }, findings, options, asked), 0);
    equal(action.title, 'Fix the first 10000 places in this draft');
    equal(action.edit?.changes?.a?.length, 10_000);
  });
  it('offers some of the findings of a long selection', () => {
    const { usage, findings } = lintMany('The IP-4 met.\n\n', 1000);
    const actions = codeActions(usage, { start: 0, end: usage.draft.text.length }, findings, options, { uri: 'a' });
    ok(actions.length > 20 && actions.length < 100, `${actions.length} actions`);
  });
  it('proves for a report as many fixes as its blocks allow, and says so once', () => {
    const { usage, findings } = lintMany('The IP-4 met. ', 280);
    let told = 0;
    const fixesOf = fixesInTurn(usage, options, () => told++, 14_000);
    const fixed = findings.filter((finding) => fixesOf(finding).length > 0).length;
    // All stand in one block of 3,920 units.
    equal(fixed, 4);
    equal(told, 1);
  });
  it('says how many more names one thing has', () => {
    const admitted = Array.from({ length: 300 }, (_, i) => `Council C${i}`);
    const made = createGlossary([createConcept('a', { preferred: 'Main Council', admitted }, 'test')]);
    const usage = readUsage(made, parseDraft(admitted.map((name) => `The ${name} met.`).join('\n\n'), 'markdown'));
    const mixed = lint(usage, options).filter(({ rule }) => rule === 'mixed-names');
    const { message } = itemAt(mixed, 0);
    ok(message.endsWith('“Council C11” once, and 288 more).'), message);
  });
  it('proves a fix of two places at the cost of these, whatever stands between them', async () => {
    const prove = async (between: number) => {
      const others = Array.from(
        { length: between },
        (_, i) => `In round ${i} the ROK and the health-care plan met NATO.`,
      );
      const text = ['The envoys saw every war zone.', ...others, 'They left two warzones.'].join('\n\n');
      const usage = readUsage(builtin, parseDraft(text, 'markdown'));
      const finding = lint(usage, options).find(({ rule }) => rule === 'mixed-hyphenation');
      ok(finding);
      // Once before, so that what is worked out once is not counted.
      equal(findFixes(usage, finding, options).length, 2);
      return countWork(() => findFixes(usage, finding, options));
    };
    const [half, whole] = [await prove(600), await prove(1200)];
    const steps = (whole.count - half.count) / 600;
    // They are looked through, not read.
    ok(steps < 40, `${steps} for each passage: ${findSteepest(half, whole, 1)}`);
  });
  it('proves a fix in time linear in the names that it writes', async () => {
    const prove = async (count: number) => {
      const text = 'South Korea sent aid. The Republic of Korea sent aid.\n\n'.repeat(count);
      const usage = readUsage(builtin, parseDraft(text, 'markdown'));
      const finding = lint(usage, options).find(({ rule }) => rule === 'mixed-names');
      ok(finding);
      return countWork(() => ok(findFixes(usage, finding, options).length > 1));
    };
    const [half, whole] = [await prove(200), await prove(400)];
    ok(whole.count < half.count * STEEP, `${whole.count / half.count} times: ${findSteepest(half, whole, 2)}`);
  });
  it('looks again only at what stands under the keys that an edit touches', async () => {
    const edit = async (count: number) => {
      const text = Array.from({ length: count }, () => 'Defence is dear, and the MTCR met the US and the Quad.').join(
        '\n\n',
      );
      const draft = parseDraft(`The defense of Korea, of the ROK and of the U.S.\n\n${text}\n\nNATO met.`, 'markdown');
      const usage = readUsage(builtin, draft);
      const before = relint(usage, options);
      const type = (last: Usage, at: number, words: string) =>
        readUsage(builtin, editDraft(last.draft, [{ start: at, end: at, text: words }]), last);
      // Once before, so that what is worked out once is not counted.
      const once = type(usage, draft.text.length - 1, ' EU leaders spoke.');
      const linted = relint(once, options, undefined, before);
      const twice = type(once, once.draft.text.length, ' The ASEAN met.');
      return countWork(() => relint(twice, options, undefined, linted));
    };
    const [half, whole] = [await edit(600), await edit(1200)];
    const steps = (whole.count - half.count) / 600;
    ok(steps < 4, `${steps} for each passage: ${findSteepest(half, whole, 1)}`);
  });
  it('gathers what the draft does with its concepts from the passages that an edit touches', async () => {
    const edit = async (count: number) => {
      const text = Array.from({ length: count }, (_, i) => `In round ${i} the ROK met NATO.`).join('\n\n');
      const draft = parseDraft(text, 'markdown');
      const usage = readUsage(builtin, draft);
      equal(usage.concepts.get('nato')?.occurrences.length, count);
      const at = text.indexOf('NATO', text.length >> 1);
      const edited = editDraft(draft, [{ start: at + 2, end: at + 2, text: 'x' }]);
      let after: Usage | undefined;
      const work = await countWork(() => (after = readUsage(builtin, edited, usage)));
      equal(after?.concepts.get('nato')?.occurrences.length, count - 1);
      return work;
    };
    const [half, whole] = [await edit(600), await edit(1200)];
    const steps = (whole.count - half.count) / 600;
    ok(steps < 4, `${steps} for each passage: ${findSteepest(half, whole, 1)}`);
  });
  it('takes a choice of very many words', () =>
    equal(
      lintText(`<!-- policy-glossary known ${'AB, '.repeat(share(200_000))}CD -->\n\nThe CD met. The CD left.`).findings
        .length,
      0,
    ));
});

describe('the index of names', () => {
  it('scatters names that are made to stand in one place', () => {
    const names = createCrowd(1000);
    const index = createNameIndex(
      names.map((text, i) => createConcept(`c${i}`, { preferred: { term: text, plural: 'none' } }, 'test').preferred),
    );
    let run = 0;
    let longest = 0;
    for (let at = 2; at < index.edges.length; at += 3) {
      run = index.edges[at] === 0 ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    ok(longest < 300, `${longest} edges in one run`);
  });
  it('finds each of them', () => {
    const names = createCrowd(500);
    const made = createGlossary([
      ...builtinConcepts(),
      ...names.map((text, i) => createConcept(`c${i}`, { preferred: text }, 'test')),
    ]);
    const usage = readUsage(made, parseDraft(names.join(', '), 'plaintext'));
    equal(countOccurrences(usage), names.length);
  });
});

/** Words whose edges have the same first places in the table of an index of so many names, as it is made at first. */
function createCrowd(count: number): readonly string[] {
  const mask = (1 << (32 - Math.clz32(count * 3 + 1024))) - 1;
  const crowd: string[] = [];
  for (let i = 0; crowd.length < count; i++) {
    const word = `Aa${i.toString(36)}a`;
    let hash = HASH_SEED;
    for (const sign of foldText(word)) hash = hashUnit(hash, sign.charCodeAt(0));
    const mixed = Math.imul(hash, 0x85ebca6b);
    if (((mixed ^ (mixed >>> 15)) & mask) < 64) crowd.push(word);
  }
  return crowd;
}
