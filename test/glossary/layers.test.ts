import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtinConcepts } from '../../server/glossary/builtin';
import { mergeLayers } from '../../server/glossary/layers';
import { parseGlossary } from '../../server/glossary/parse';
import { dedent } from '../support/marks';

function merge(...sources: readonly string[]) {
  const { concepts, problems } = mergeLayers(
    sources.map((source, index) => parseGlossary(dedent(source), `file:///${index}.yaml`)),
  );
  return {
    byId: new Map(concepts.map((concept) => [concept.id, concept])),
    problems: [...problems].flatMap(([uri, found]) => found.map(({ message }) => `${uri}: ${message}`)),
  };
}

const names = (
  concept: ReturnType<typeof merge>['byId'] extends Map<string, infer Value> ? Value | undefined : never,
) => concept?.designations.filter(({ generated }) => !generated).map(({ text, status }) => `${text} ${status}`);

describe('layers of glossaries', () => {
  it('leave what they do not touch as it is', () => {
    const { byId } = merge('concepts: { kamd: { preferred: Korea Air and Missile Defense, abbreviation: KAMD } }');
    equal(
      byId.get('rok'),
      builtinConcepts().find(({ id }) => id === 'rok'),
    );
    equal(byId.get('kamd')?.abbreviation?.text, 'KAMD');
    equal(byId.get('kamd')?.origin, 'file:///0.yaml');
  });
  it('change the entry of an id: names have the status that the nearest gives them', () => {
    const { byId, problems } = merge(
      `
      concepts:
        asia-pacific:
          preferred: Asia-Pacific
          admitted: [Asia and the Pacific]
          deprecated: [{ term: Far East, use: Asia-Pacific }]
          definition: Ours.
    `,
      `
      concepts:
        asia-pacific:
          preferred: Asia and the Pacific
          deprecated: [Asia-Pacific]
    `,
    );
    deepEqual(problems, []);
    const concept = byId.get('asia-pacific');
    equal(concept?.definition, 'Ours.');
    equal(concept?.preferred.text, 'Asia and the Pacific');
    deepEqual(
      names(concept)?.filter((name) => /Far East|Asia-Pacific (?:preferred|admitted|deprecated)|and the/.test(name)),
      ['Asia and the Pacific preferred', 'Far East deprecated', 'Asia-Pacific deprecated'],
    );
  });
  it('keep a preferred name that another replaces as admitted', () =>
    deepEqual(
      names(merge('concepts: { a: { preferred: Alpha } }', 'concepts: { a: { preferred: Beta } }').byId.get('a')),
      ['Beta preferred', 'Alpha admitted'],
    ));
  it('change the entry whose name they bear, whatever its id', () => {
    const { byId } = merge('concepts: { korea: { preferred: South Korea, note: Ours. } }');
    equal(byId.has('korea'), false);
    equal(byId.get('rok')?.note, 'Ours.');
    equal(byId.get('rok')?.preferred.text, 'South Korea');
  });
  it('remove', () => {
    const { byId, problems } = merge('concepts: { rok: { remove: true }, nothing: { remove: true } }');
    equal(byId.has('rok'), false);
    match(problems[0], /no concept “nothing” to remove/);
  });
  it('stand alone where they say so', () =>
    deepEqual([...merge('extends: none\nconcepts: { a: { preferred: Alpha } }').byId.keys()], ['a']));
  it('say what is wrong between them', () => {
    const { problems } = merge(`
      concepts:
        a: { definition: No name. }
        b: { preferred: Beta, related: [b, nothing], deprecated: [NATO Defense College] }
        c: { preferred: Gamma, admitted: [Beta] }
    `);
    equal(problems.length, 5, problems.join('\n'));
    for (const expected of [
      /“a” has no `preferred:` name/,
      /“b” is related to itself/,
      /no concept “nothing”/,
      /“NATO Defense College” is the preferred name of “nato-defense-college”/,
      /“Beta” is a name of “b” already/,
    ])
      equal(problems.filter((problem) => expected.test(problem)).length, 1, `${expected}: ${problems.join('\n')}`);
  });
});
