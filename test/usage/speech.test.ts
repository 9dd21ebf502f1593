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
      ['ANN ROE, PRIME MINISTER OF WEXTON:', 'DANA PIKE, MINISTER:', 'ANN ROE, PRIME MINISTER OF WEXTON:'],
      ['**Mr. Kim:**', '**Ms. Park**:', '*Prime Minister Luxon:*'],
    ])
      equal(isSpeech(...turns(...openings)), true, openings.join(' '));
  });

  it('is told line by line where a paragraph has several, and by what its hearers did', () => {
    const said = 'MS. PARK:  Good morning.  \n\u00a0\nQ    Why now?  \nBecause we can.  \n\u00a0\nMS. PARK:  I see.';
    equal(isSpeech(said), true);
    equal(isSpeech(said.replaceAll('\n', '\r\n')), true);
    equal(isSpeech('So it is.\\\nMR. KIM: Yes.\\\nMR. LEE: No.\\\nMR. KIM: Yes.'), true);
    equal(isSpeech('We came. (Applause.) We saw. (Laughter and applause.)', '(As interpreted.) We left.'), true);
  });

  it('is no paragraph whose lines happen to break before a person, or that explains in parentheses', () => {
    equal(isSpeech('They met\nMr. Kim: a guest,\nMr. Lee: a host, and\nMr. Park: a witness.'), false);
    equal(isSpeech('Trade (goods), aid (food) and arms (rockets and shells) came (late).'), false);
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

  it('is told by whom it addresses, or by one who speaks at length, where nothing else says so', () => {
    const long = 'They came to us last year, and they will come again this year. '.repeat(4);
    for (const text of [
      `Mr. President, Excellencies, dear friends:\n\n${long}`,
      `# Tides\n\nMadam Speaker,\n\n${long}`,
      `Thank you very much, distinguished guests.\n\n${long}`,
      `# Tides\n\nTHE PRESIDENT: ${long}`,
    ])
      equal(isSpeech(text), true, text.slice(0, 60));
    for (const text of [
      `Dear colleagues,\n\n${long}`,
      `Chair: Prof. Ann Lee.\n\n${long}`,
      `Friends of the forest came to the capital.\n\n${long}`,
      `> Ladies and gentlemen,\n\n${long}`,
      `SUBJECT: ${long}`,
    ])
      equal(isSpeech(text), false, text.slice(0, 60));
  });

  it('is a talk of people under any names, but no list of labels', () => {
    const talk = [
      'Host (Dana Pike): Welcome.',
      'Dana: So what do you think?',
      'Sun Oh: I like it.',
      'Dana: Don’t we all?',
      'Sun Oh: Yeah.',
    ];
    equal(isSpeech(...talk), true);
    const labels = [
      'Problem: The port is old.',
      'Answer to it: A new port.',
      'Problem: The road is old.',
      'Answer to it: A new road.',
    ];
    equal(isSpeech(...labels), false);
    equal(isSpeech('Dana: So what do you think?', 'I like it, and you?', 'Sun Oh: I like it.'), false);
  });
  it('is told by a greeting, by thanks to all, and by how it feels to stand there', () => {
    for (const text of [
      'Good afternoon.',
      'Hi everyone, I’m Dana Pike of Wexton.',
      '12 May 2031\n\nThank you, Minister.',
      'It is a great honor to represent Wexton here.',
      'I’m truly delighted to join you.',
      'Dana Pike, Foreign Minister: Thanks very much, everyone.',
      '14 May 2031\n\nDANA PIKE:Thank you for being here this afternoon.',
    ])
      equal(isSpeech(text, 'They came.'), true, text);
    for (const text of [
      'Dear Dana,\n\nThank you very much. They came.',
      'They came.\n\nGood morning.',
      'Thank you for what you wrote. They came.',
      'Dear Dana: Thank you for joining us. They came.',
      'Findings: good ports trade well. They came.',
      'It is an honor to announce a port.',
      'It is hard to be fair. They came.',
      'High water came.',
    ])
      equal(isSpeech(text, 'They came.'), false, text);
    equal(isSpeech('# Opening Remarks by the Minister', 'They came.'), true);
    equal(
      isSpeech(`Remarks by Minister Pike, ${'of the Trade and Fish Council of Wexton '.repeat(4)}`, 'They came.'),
      true,
    );
  });
});
