import { deepEqual, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readLabelled } from '../support/introductions';

describe('labelled introductions', () => {
  const drafts = readLabelled('seen');
  const isRight = ({ expected, found }: (typeof drafts)[number]) =>
    expected.length === found.length && expected.every((pair) => found.includes(pair));

  it('are read where people write them', () => {
    const wrong = drafts.filter((draft) => !isRight(draft)).map(({ text }) => text);
    ok(drafts.length > 400, String(drafts.length));
    // Initials in another order, and names whose beginning no letter tells, are not read.
    ok(wrong.length * 100 <= drafts.length * 2, wrong.join('\n'));
  });
  it('are not seen where nothing is introduced', () => {
    const seen = drafts.filter(({ expected, found }) => expected.length === 0 && found.length > 0);
    deepEqual(
      seen.map(({ text }) => text),
      ['Members: Nia Carter (NC), Peter Adams (PA), Ted Nolan (TN).'],
    );
  });
});
