import { describe, it } from 'mocha';
import { checkRename } from '../support/check';

describe('a name that is written in the place of another', () => {
  it('keeps the capital that a common noun has where it stands, as after a colon', () =>
    checkRename(
      'They ban $0weapons of mass destruction. They ask: Weapons of mass destruction kill, do weapons of mass destruction?',
      'arms of terror',
      'They ban arms of terror. They ask: Arms of terror kill, do arms of terror?',
    ));
  it('takes no capital from a proper name, but one at the start of a sentence', () =>
    checkRename('They met $0NATO. NATO left.', 'a pact', 'They met a pact. A pact left.'));
});
