import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nodeHost } from '../../server/node/host';
import { parseGlossary } from '../../server/glossary/parse';
import { itemAt } from '../../server/text/list';

const uri = 'file:///glossary.yaml';

describe('a large glossary', () => {
  it('is read in a thread as it is read otherwise', async () => {
    const entries = Array.from({ length: 2000 }, (_, index) => `  t${index}: { preferred: Term ${index} }\n`).join('');
    const text = `concepts:\n${entries}  bad: { prefered: x }\n`;
    const read = await nodeHost.readLayer(text, uri);
    equal(read.entries.length, 2000);
    deepEqual(read, parseGlossary(text, uri));
  });
  it('is refused where it takes too long, and nobody waits', async () => {
    const { readBeside } = await import('../../server/node/readerThread');
    let turns = 0;
    const ticking = setInterval(() => turns++, 5);
    const { isBroken, entries, problems } = await readBeside(`[${','.repeat(2_000_000)}]`, uri, 400);
    clearInterval(ticking);
    equal(isBroken, true);
    deepEqual(entries, []);
    match(itemAt(problems, 0).message, /cannot be read: it takes too long\. Divide it/);
    equal(turns > 10, true, `${turns} turns`);
  });
  it('tells a limited number of faults', () => {
    const { problems } = parseGlossary(`[${','.repeat(2000)}]`, uri);
    equal(problems.length, 500);
    match(itemAt(problems, 499).message, /More is wrong from here on/);
  });
});
