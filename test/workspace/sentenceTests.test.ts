import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseGlossary } from '../../server/glossary/parse';
import { itemAt } from '../../server/text/list';
import { SentenceTests } from '../../server/workspace/sentenceTests';
import { Session } from '../../server/workspace/session';

const uri = 'file:///glossary.yaml';
const region = 'preferred: East Asia, deprecated: [{ term: Far East, use: East Asia }]';
const asia = (good: readonly string[]) =>
  `concepts:\n  asia: { ${region}, tests: { good: ${JSON.stringify(good)}, bad: [The Far East.] } }\n`;

describe('the test sentences of a glossary', () => {
  const session = new Session((_, error) => {
    throw error;
  });
  const open = (text: string) => {
    const layer = { ...parseGlossary(text, uri), text };
    session.glossaries.setLayers([layer]);
    return layer;
  };
  const never = () => false;

  it('are tried while others have their turn, and given up when something newer comes', async () => {
    const tests = new SentenceTests(session);
    const layer = open(asia(Array.from({ length: 1500 }, () => 'The Far East is far.')));
    let turns = 0;
    const count = () => {
      turns++;
      timer = setTimeout(count);
    };
    let timer = setTimeout(count);
    let asked = 0;
    await tests.run(layer, () => ++asked === 3);
    clearTimeout(timer);
    deepEqual([asked, tests.failures(layer)], [3, []]);
    ok(turns >= 2, String(turns));
    await tests.run(layer, never);
    equal(tests.failures(layer).length, 1500);
  });

  it('that failed are told at their entry until they are tried again', async () => {
    const tests = new SentenceTests(session);
    const before = open(asia(['The Far East is far.']));
    await tests.run(before, never);
    const after = open(`# Asia\n${asia(['East Asia is far.'])}`);
    const { start, message } = itemAt(tests.failures(after), 0);
    equal(start, after.text.indexOf('asia:'));
    equal(message.split(',')[0], '“The Far East is far.” should be good');
    await tests.run(after, never);
    deepEqual(tests.failures(after), []);
  });

  it('are tried again when another glossary is in force', async () => {
    const tests = new SentenceTests(session);
    const layer = open(asia(['West Asia.']));
    await tests.run(layer, never);
    deepEqual(tests.failures(layer), []);
    const other = parseGlossary(
      'concepts: { west: { preferred: Western Asia, deprecated: [West Asia] } }',
      'file:///b',
    );
    session.glossaries.setLayers([layer, { ...other, text: '' }]);
    await tests.run(layer, never);
    equal(tests.failures(layer).length, 1);
    tests.keep(new Set());
    deepEqual(tests.failures(layer), []);
  });
});
