import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hover } from '../../server/features/hover';
import { createGlossary } from '../../server/glossary/glossary';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { fixAll } from '../../server/rules/fixes';
import { parseDraft } from '../../server/text/draft';
import { applyEdits } from '../../server/text/span';
import { occurrencesOf, readUsage, spanOf, type Usage } from '../../server/usage/usage';
import { options } from '../support/check';
import { share } from '../support/share';

/** What a text does under a glossary that holds these entries alone. */
function read(concepts: Readonly<Record<string, object>>, text: string): Usage {
  const layer = parseGlossary(JSON.stringify({ extends: 'none', concepts }), 'file:///glossary.json');
  deepEqual(layer.problems, []);
  return readUsage(createGlossary(mergeLayers([layer]).concepts), parseDraft(text, 'markdown'));
}

/** The words of a text that name something. */
function mentioned(usage: Usage): string[] {
  return Array.from(occurrencesOf(usage), (occurrence) => {
    const { start, end } = spanOf(usage, occurrence);
    return usage.draft.text.slice(start, end);
  });
}

describe('odd names', () => {
  it('are text where a pattern would find more', () => {
    for (const name of ['A.*B', '(x+)+$', '[A-Z]+', '\\w+', '^A$', 'Q?RS', 'xx{2}'])
      deepEqual(
        mentioned(read({ x: { preferred: 'Zz Name', deprecated: [name] } }, 'Axx B, xxxx, QRS, a word, Q.')),
        [],
        name,
      );
  });
  it('are found in linear time, however they overlap', () => {
    const concepts = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `c${index}`,
        { preferred: `${'a '.repeat((index % 95) + 1)}${index < 95 ? '' : `b${index}`}`.trim() },
      ]),
    );
    const usage = read(concepts, 'a '.repeat(95 * share(400)));
    const count = [...occurrencesOf(usage)].length;
    // A paragraph that long is read in stretches, and a name may stand at the end of one.
    ok(count >= share(400) && count <= share(400) + usage.draft.blocks.length * 2, `${count}`);
  });
  it('are found with exact ranges in any script and encoding', () => {
    const before = 'İİ ßß ﬁﬁ Σς e\u0301\u0302 \u200b\u00ad \ud800 😀👩‍👩‍👧🇰🇷 ';
    for (const [name, written] of [
      ['İstanbul Forum', 'İstanbul Forum'],
      ['Straße Initiative', 'Straße Initiative'],
      ['Zoë Fund', 'Zoe\u0308 Fund'],
      ['Zoe\u0308 Fund', 'Zoë Fund'],
      ['ΟΔΟΣ Pact', 'ΟΔΟΣ Pact'],
      ['Ｆｕｌｌ Width', 'Full Width'],
      ['منتدى الأمن', 'منتدى الأمن'],
      ['안보 정책', '안보 정책'],
    ]) {
      deepEqual(mentioned(read({ x: { preferred: name } }, `${before}${written} ${before}`)), [written], name);
    }
  });
  it('have properties of JavaScript for ordinary words', () =>
    deepEqual(
      mentioned(
        read(
          { __proto__x: { preferred: 'constructor' }, b: { preferred: 'hasOwnProperty' } },
          'The constructor, toString, hasOwnProperty and __proto__.',
        ),
      ),
      ['constructor', 'hasOwnProperty'],
    ));
  it('are written into a draft as they are', () => {
    const name = 'New $1 $& ${2} } Name';
    const usage = read({ x: { preferred: name, deprecated: [{ term: 'Old Name', use: name }] } }, 'The Old Name met.');
    equal(applyEdits(usage.draft.text.toString(), fixAll(usage, options).edits), `The ${name} met.`);
  });
  it('bring no markup into a card', () => {
    const nasty = '[x](command:run) <img src=x> ![i](http://x/y.png) `c`\n# h\n\u202e| a | https://x';
    const entry = {
      preferred: 'Nasty Name',
      deprecated: ['Other ](command:x) Name', { term: 'Bad <b> Name', reason: 'it is nasty' }],
      definition: nasty,
      note: nasty,
      domain: nasty,
      members: [nasty],
      facts: [{ date: nasty, fact: nasty }],
      translations: { [nasty]: nasty },
      sources: [
        { title: nasty, publisher: nasty, url: 'command:run' },
        { title: nasty, url: 'https://example.org/' },
        nasty,
      ],
    };
    const usage = read({ x: entry }, 'The Nasty Name met.');
    for (const kind of ['markdown', 'plaintext'] as const) {
      const { value } = hover(usage, 6, options, 'file:///d.md', { kind })!.contents as { value: string };
      match(value, /command:run/);
      ok(!/[\p{Cc}\u202e]/u.test(value.replaceAll('\n', '')), value);
      if (kind === 'plaintext') continue;
      // Addresses stand as code, so that none of them becomes a link.
      const unescaped = value.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/`(?:https?:|\/glossary)[^`]*`|&#96;/g, '');
      ok(!/[<>`|#]|!\[/.test(unescaped), unescaped);
      deepEqual(
        [...unescaped.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target),
        ['https://example.org/'],
      );
    }
  });
});
