import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type Document, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { addEntry, type NewEntry } from '../../server/glossary/edit';
import { termOf } from '../../server/glossary/entry';
import { findIds, renameIdIn } from '../../server/glossary/ids';
import { parseGlossary } from '../../server/glossary/parse';
import { applyEdits } from '../../server/text/span';
import { type GlossaryTextSample, glossaryTexts, target } from '../support/glossaryTexts';
import { runs, share } from '../support/share';

/** How many edits are tried. */
const RUNS = 3000;
/** The share of ordinary files in which an edit may find no place. */
const MOST_REFUSED = 0.05;

/** All that a text of YAML says, read with the library alone; what is wrong in it as well. */
function readAll(text: string) {
  const documents = parseAllDocuments(text.replace(/\r\n?/g, '\n'), {
    schema: 'core',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
  }) as readonly Document.Parsed[];
  return {
    errors: documents.flatMap(({ errors, warnings }) => [...errors, ...warnings].map(({ code }) => code)),
    data: documents.map(({ contents }) => dataOf(contents)),
  };
}

/** A node as data: maps as pairs in order, so that keys may stand twice; aliases by their names. */
function dataOf(node: unknown): unknown {
  if (isMap(node)) return { map: node.items.map(({ key, value }) => [dataOf(key), dataOf(value)]) };
  if (isSeq(node)) return { list: node.items.map(dataOf) };
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? node.value);
  return node === null || node === undefined ? null : String((node as { source?: unknown }).source);
}

/** What stands behind a `#` in a line that is no text of a scalar, found in the plainest way: by the words themselves. */
function remarksOf(text: string): readonly string[] {
  return (text.match(/#[^\r\n]*/g) ?? []).map((remark) => remark.trimEnd());
}

const added: NewEntry = { id: 'kamd', preferred: 'Korea Air and Missile Defense', abbreviation: 'KAMD' };
const bare: NewEntry = { id: 'c', preferred: 'Say: “one”' };
const deprecated: NewEntry = { id: target.id, deprecated: { term: target.admitted, use: 'East Asia' } };

describe('an edit of a glossary file', () => {
  const kinds = fc.constantFrom(added, bare, deprecated, deprecated);

  it('says what it should and nothing else, however the file is written', () => {
    const counts = { ordinary: 0, refused: 0, made: 0 };
    fc.assert(
      fc.property(glossaryTexts, kinds, (sample, entry) => checkEdit(sample, entry, counts)),
      runs(RUNS, 20261),
    );
    ok(counts.made > share(RUNS) / 2, `${counts.made} were made`);
    ok(
      counts.refused <= counts.ordinary * MOST_REFUSED,
      `${counts.refused} of ${counts.ordinary} in ordinary files were refused`,
    );
  });

  function checkEdit(
    { text, isOrdinary }: GlossaryTextSample,
    entry: NewEntry,
    counts: { ordinary: number; refused: number; made: number },
  ): void {
    const before = parseGlossary(text, '');
    const own = before.entries.find(({ id }) => id === entry.id)?.entry;
    // A name can be deprecated in an entry that is there; one that is not there is made.
    const isPossible = before.entries.length > 0 && !before.isBroken && (entry !== deprecated || own !== undefined);
    const edits = addEntry(text, entry);
    if (isOrdinary && isPossible) counts.ordinary++;
    if (typeof edits === 'string') {
      if (isOrdinary && isPossible) counts.refused++;
      return;
    }
    counts.made++;
    const after = applyEdits(text, edits);
    const show = JSON.stringify({ text, after });
    // Nothing new is wrong, and what was said is still said.
    const now = parseGlossary(after, '');
    const messages = before.problems.map(({ message }) => message);
    for (const { message } of now.problems) ok(messages.includes(message), `${message} ${show}`);
    deepEqual(readAll(after).errors, readAll(text).errors, show);
    const others = (all: typeof now) =>
      all.entries.flatMap(({ id, entry: said }) => (id === entry.id ? [] : [[id, said]]));
    if (entry.abbreviation !== undefined || entry.deprecated !== undefined)
      deepEqual(others(now), others(before), show);
    const made = now.entries.find(({ id }) => id === entry.id || (entry === bare && id === 'say-one'))?.entry;
    if (entry.preferred !== undefined) {
      equal(termOf(made!.preferred!), entry.preferred, show);
      equal(made!.abbreviation, entry.abbreviation, show);
    } else {
      const { admitted = [], deprecated: wrong = [], ...rest } = own ?? {};
      const { admitted: admittedNow = [], deprecated: wrongNow = [], ...restNow } = made!;
      deepEqual(restNow, rest, show);
      deepEqual(wrongNow, [...wrong, entry.deprecated], show);
      const index = admitted.findIndex((name) => termOf(name) === target.admitted);
      deepEqual(admittedNow, index < 0 ? admitted : admitted.toSpliced(index, 1), show);
    }
    // Whatever no edit takes out stands there as it stood.
    deepEqual(
      remarksOf(after).filter((remark) => remarksOf(text).includes(remark)),
      remarksOf(text),
      show,
    );
    for (const edit of edits) {
      const cut = text.slice(edit.start, edit.end);
      ok(!/#/.test(cut), show);
      ok(cut === '' || entry.deprecated !== undefined || /^[\s{}\[\]]*$|null|~/.test(cut), show);
      const breaks = new Set(edit.text.match(/\r\n|\n|\r/g) ?? []);
      if (/[\r\n]/.test(text)) for (const lineBreak of breaks) equal(lineBreak, /\r\n|\n|\r/.exec(text)![0], show);
    }
    // Once said, it is not said again.
    if (entry.preferred !== undefined && entry.abbreviation !== undefined && counts.made % 8 === 0)
      equal(addEntry(after, entry), 'no place', show);
  }

  it('gives an id another one, in its entry and wherever it is referred to', () => {
    const rename = (data: unknown, to: string): unknown => {
      const { map } = (data ?? {}) as { readonly map?: readonly [unknown, unknown][] };
      const idsIn = (list: unknown) => {
        const items = (list as { readonly list?: readonly unknown[] } | null)?.list;
        return items ? { list: items.map((item) => (item === target.id ? to : item)) } : list;
      };
      const inEntry = (entry: unknown) => {
        const pairs = (entry as { readonly map?: readonly [unknown, unknown][] } | null)?.map;
        return pairs
          ? {
              map: pairs.map(([key, value]) => [
                key,
                /^(?:related|members|notMembers)$/.test(String(key)) ? idsIn(value) : value,
              ]),
            }
          : entry;
      };
      let isFirst = true;
      return map
        ? {
            map: map.map(([key, value]) => {
              const entries = (value as { readonly map?: readonly [unknown, unknown][] } | null)?.map;
              if (key !== 'concepts' || !isFirst || !entries) return [key, value];
              isFirst = false;
              return [key, { map: entries.map(([id, entry]) => [id === target.id ? to : id, inEntry(entry)]) }];
            }),
          }
        : data;
    };
    let changed = 0;
    let refused = 0;
    fc.assert(
      fc.property(
        glossaryTexts,
        fc.constantFrom('new-id', 'a: b', "o'neil", 'no', '한국', 'q"t #1'),
        ({ text }, to) => {
          const edits = renameIdIn(text, target.id, to);
          if (edits === undefined) {
            if (findIds(text)?.some(({ id }) => id === target.id)) refused++;
            return;
          }
          changed += edits.length > 0 ? 1 : 0;
          const after = applyEdits(text, edits);
          const show = JSON.stringify({ text, after });
          const [was, is] = [readAll(text), readAll(after)];
          deepEqual(
            is.data,
            was.data.map((data, index) => (index === 0 ? rename(data, to) : data)),
            show,
          );
          deepEqual(is.errors, was.errors, show);
          for (const { start, end } of edits) ok(/^\w+$/.test(text.slice(start, end)), show);
          deepEqual(renameIdIn(after, target.id, to), [], show);
        },
      ),
      runs(1500, 20262),
    );
    ok(changed > share(500), `${changed} were changed`);
    ok(refused <= changed / 20, `${refused} were refused`);
  });
});
