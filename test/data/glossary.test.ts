import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import file from '../../data/glossary.yaml';
import { builtinConcepts, builtinEntries } from '../../server/glossary/builtin';
import { createGlossary } from '../../server/glossary/glossary';
import { fileSchema } from '../../server/glossary/schema';
import { parseDraft } from '../../server/text/draft';
import { foldText } from '../../server/text/normalize';
import { readUsage } from '../../server/usage/usage';
import essayForms from './essay-forms.yaml';

const concepts = builtinConcepts();
const glossary = createGlossary(concepts);
const designations = concepts.flatMap(({ designations }) => designations);

describe('the built-in glossary', () => {
  it('has the form of a glossary file', () => {
    const { error, data } = fileSchema.safeParse(file);
    deepEqual(error?.issues, undefined);
    equal(Object.keys(data?.concepts ?? {}).length, 85);
  });

  it('refers only to concepts and sources that it has', () => {
    const { sources } = fileSchema.parse(file);
    const entries = Object.fromEntries(builtinEntries().map(({ id, entry }) => [id, entry]));
    const missing = Object.entries(entries).flatMap(([id, entry]) => [
      ...(entry.related ?? []).filter((other) => !(other in entries)),
      ...(entry.sources ?? [])
        .map((source) => (typeof source === 'string' ? source : source.source))
        .filter((key) => key !== undefined && !(key in (sources ?? {})))
        .map((key) => `${id}: ${key}`),
    ]);
    deepEqual(missing, []);
  });

  it('explains every concept and says where it comes from', () => {
    for (const { id, definition, sources } of concepts) {
      ok(definition && definition.length > 20, id);
      ok(sources.length > 0 && sources.every(({ title }) => title.length > 3), id);
    }
  });

  it('tells to use only names that it has or that are plain words', () => {
    const known = new Set(designations.filter(({ status }) => status !== 'deprecated').map(({ text }) => text));
    const plain = new Set(['NATO summit', 'four Indo-Pacific partners']);
    deepEqual(
      designations.flatMap(({ use }) => (use !== undefined && !known.has(use) && !plain.has(use) ? [use] : [])),
      [],
    );
  });

  it('has no name twice, but for names whose senses are told apart', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { text, concept, generated, when, casing, kind } of designations) {
      // What only points back may point to either.
      if (generated || when !== undefined || kind === 'reference') continue;
      const key = casing === 'exact' ? text : foldText(text);
      if (seen.has(key)) twice.push(`${text}: ${seen.get(key)}, ${concept.id}`);
      seen.set(key, concept.id);
    }
    deepEqual(twice, []);
  });

  for (const [id, forms] of Object.entries(essayForms as Record<string, readonly string[]>)) {
    for (const form of forms) {
      it(`knows “${form}” as ${id}`, () => {
        const { preferred } = concepts.find((concept) => concept.id === id)!;
        const text = `A note on ${preferred.text}.\n\nThey spoke of ${form} again.`;
        const { passages } = readUsage(glossary, parseDraft(text, 'plaintext'));
        const found = passages.item(1).occurrences.map(({ mention }) => mention.name.concept.id);
        ok(found.includes(id), `found ${found.join(', ') || 'nothing'}`);
      });
    }
  }
});
