import { describe, it } from 'mocha';
import { checkRename } from '../support/check';

describe('a name that is written in the place of another', () => {
  it('keeps the capital that a common noun has where it stands, as after a colon', () =>
    checkRename(
      'They ban $0weapons of mass destruction. They ask: Weapons of mass destruction kill, do weapons of mass destruction?',
      'arms of terror',
      'They ban arms of terror. They ask: Arms of terror kill, do arms of terror?',
    ));
  it('gives its article to the sentence, which has room for one', () =>
    checkRename(
      'They met $0NATO. NATO left our NATO allies and the NATO summit.',
      'the Alliance',
      'They met the Alliance. The Alliance left our Alliance allies and the Alliance summit.',
    ));
  it('has the possessive ending of its own number', () =>
    checkRename(
      'They read the US’s plan. The $0US met.',
      'United States',
      'They read the United States’ plan. The United States met.',
    ));
  it('ends no sentence where it describes what follows', () =>
    checkRename(
      'The Japan-U.S. (Dream) talks help. The $0U.S. left.',
      'United States',
      'The Japan-United States (Dream) talks help. The United States left.',
    ));
  it('has the article of an official name', () =>
    checkRename('They asked $0Russia for help.', 'Russian Federation', 'They asked the Russian Federation for help.'));
  it('is no adjective where a noun stands', () =>
    checkRename('$0South Korea sent ROK ships.', 'South Korean', 'South Korea sent South Korean ships.'));
  it('takes no capital from a proper name, but one at the start of a sentence', () =>
    checkRename('They met $0NATO. NATO left.', 'a pact', 'They met a pact. A pact left.'));
});
