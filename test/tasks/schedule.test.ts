import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { schedule } from '../../server/tasks/schedule';

const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('scheduled work', () => {
  it('is done once for all who ask, and knows when it is overtaken', async () => {
    const seen: (string | boolean)[] = [];
    const work = schedule(async (isOvertaken) => {
      seen.push('begins', isOvertaken());
      if (seen.length === 2) work.ask(1);
      seen.push(isOvertaken());
      await rest();
      seen.push('ends');
    });
    work.ask();
    work.ask(1);
    for (let tries = 0; tries < 200 && seen.length < 8; tries++) await rest();
    deepEqual(seen, ['begins', false, true, 'ends', 'begins', false, false, 'ends']);
  });
  it('is overtaken by its end', async () => {
    const seen: boolean[] = [];
    const work = schedule((isOvertaken) => {
      work.stop();
      seen.push(isOvertaken());
      return Promise.resolve();
    });
    work.ask();
    for (let tries = 0; tries < 200 && seen.length < 1; tries++) await rest();
    deepEqual(seen, [true]);
  });
});
