import { equal } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { glossary } from '../support/check';
import { parseDraft } from '../../server/text/draft';
import { readUsage } from '../../server/usage/usage';

function isSpeech(...blocks: readonly string[]): boolean {
  return readUsage(glossary, parseDraft(blocks.join('\n\n'), 'markdown')).speech;
}

/** Three turns with the same opening words. */
function turns(...openings: readonly string[]): readonly string[] {
  return openings.map((opening) => `${opening} They came, and they will come again.`);
}

describe('speech', () => {
  it('is told by who speaks, in capitals or by title', () => {
    for (const openings of [
      ['Q:', 'A:', 'Q:'],
      ['MR. KIM:', 'THE PRESIDENT:', 'SECRETARY BLINKEN (via video):'],
      ['QUESTION:', 'JANE PARK-LEE:', 'MODERATOR:'],
      ['KISHIDA:', 'KISHIDA:', 'KISHIDA:'],
      ['Senator Ito.', 'General Baker.', 'Chairman Reed of Maine.'],
      ['**Mr. Kim:**', '**Ms. Park**:', '*Prime Minister Luxon:*'],
    ])
      equal(isSpeech(...turns(...openings)), true, openings.join(' '));
  });

  it('is no list of abbreviations, memorandum, or text with labels', () => {
    for (const openings of [
      ['SUBJECT:', 'BACKGROUND:', 'NEXT STEPS:'],
      ['Key Finding:', 'Second Finding:', 'What Follows:'],
      ['The Minister left.', 'Korea acts.', 'Senate Leaders met.'],
      ['KPI:', 'USFK:', 'ROK:'],
    ])
      equal(isSpeech(...turns(...openings)), false, openings.join(' '));
    equal(isSpeech('- ROK: Republic of Korea\n- UNC: United Nations Command\n- USINDOPACOM: a command'), false);
  });

  it('takes the title for it, and no two turns', () => {
    equal(isSpeech('# Remarks by the Minister', 'They came.'), true);
    equal(isSpeech(...turns('Q:', 'A:')), false);
  });
});
