import { describe, it } from 'mocha';
import { checkPlaces } from '../support/checkUsage';

describe('scopes', () => {
  it('opens a section with its heading and closes it with the next of its level', () =>
    checkPlaces(
      '# A title\n\n## Key points\n\n- One.\n\n### Detail\n\nTwo.\n\n## Analysis\n\nThree.\n\n## Appendix A\n\nFour.\n\n## References\n\nFive.\n',
      [
        'body/title',
        'summary/heading',
        'summary',
        'summary/heading',
        'summary',
        'body/heading',
        'body',
        'appendix/heading',
        'appendix',
        'body/heading',
        'body/reference',
      ],
    ));
  it('closes a summary with a line of signs, and nothing else', () => {
    for (const rule of ['***', '* * *', '---', '_ _ _'])
      checkPlaces(`# T\n\n## Abstract\n\nOne.\n\n${rule}\n\nTwo.\n`, [
        'body/title',
        'summary/heading',
        'summary',
        'body/line',
        'body',
      ]);
    checkPlaces('# T\n\n## References\n\nOne.\n\n***\n\nTwo.\n', [
      'body/title',
      'body/heading',
      'body/reference',
      'body/line',
      'body/reference',
    ]);
  });
  it('takes a question with its number for what heads its answer', () =>
    checkPlaces('# T\n\nQUESTION 1: How will you sail, and why?\n\nWe row.\n\nQuestion time is long.\n', [
      'body/title',
      'body/line',
      'body',
      'body',
    ]));
  it('knows numbered headings', () =>
    checkPlaces('# T\n\n## 1. Executive summary\n\nOne.\n', ['body/title', 'summary/heading', 'summary']));
  it('sets tables, notes and lists of abbreviations apart', () =>
    checkPlaces(
      'One.[^1]\n\n| a | b |\n| - | - |\n| c | d |\n\n## Abbreviations\n\n- ROK: Republic of Korea\n\n[^1]: A note.\n',
      [
        'body',
        'body/table',
        'body/table',
        'body/table',
        'body/table',
        'body/heading',
        'body/abbreviations',
        'body/note',
      ],
    ));
  it('ends a list of abbreviations where prose goes on, or with the next heading of its level', () => {
    checkPlaces('## Abbreviations\n\nFirst a word.\n\nROK: Republic of Korea\n\nProse goes on here.\n\n- Item\n', [
      'body/heading',
      'body/abbreviations',
      'body/abbreviations',
      'body',
      'body',
    ]);
    checkPlaces('# T\n\n## Abbreviations\n\n### A to K\n\n- ROK: Republic of Korea\n\n## Ties\n\n- Item\n', [
      'body/title',
      'body/heading',
      'body/heading',
      'body/abbreviations',
      'body/heading',
      'body',
    ]);
  });
  it('ends a list that the title opens with any heading', () =>
    checkPlaces('# Abbreviations\n\n- ROK: Republic of Korea\n\n###### Ties\n\n- Item\n', [
      'body/title',
      'body/abbreviations',
      'body/heading',
      'body',
    ]));
  it('takes a first line that is no sentence for the title, over text', () => {
    checkPlaces('A new map of Asia\n\nOne.\n', ['body/title', 'body']);
    checkPlaces('The ROK met\nits allies\n\nOne.\n', ['body/line', 'body']);
    checkPlaces('The ROK met.\n\nOne.\n', ['body', 'body']);
    checkPlaces('---\ntitle: Asia\n---\n\nA new map of Asia\n\nOne.\n', ['body/line', 'body']);
    checkPlaces('A new map of Asia\n', ['body/line']);
  });
  it('knows the head of a letter, a signature, a label and an entry of a bibliography by their shape', () =>
    checkPlaces(
      [
        '**To:** The director\n**From:** The embassy.',
        'Ships sailed:',
        '- Kim, Youngjun. 2024. “Ships.” *A Bulletin* 667.',
        '- Ministry of Ships, *A Strategy for Ships*, 3 December 2022.',
        '- In *The Sea and the Ships*, a book of 2022, ships sail.',
        '**What the Sea Wants**',
        'Ships sailed “home”.[^1]',
        'Sincerely,',
        'Jane Doe\nMinistry of Ships, Seaside',
        'Source: A ministry.',
        '(c) 2025 A ministry, Seaside.',
      ].join('\n\n'),
      [
        'body/line',
        'body',
        'body/reference',
        'body/reference',
        'body',
        'body/line',
        'body',
        'body',
        'body/line',
        'body/line',
        'body/line',
      ],
    ));
  it('lets a title open a part that it names', () =>
    checkPlaces('# Abstract\n\nOne.\n\n# Introduction\n\nTwo.\n', [
      'summary/title',
      'summary',
      'body/heading',
      'body',
    ]));
  it('takes a title for the heading of a list where it says no more', () => {
    checkPlaces('# Abbreviations\n\n**ROK** Republic of Korea\n\n### Ships\n\n- One.\n', [
      'body/title',
      'body/abbreviations',
      'body/heading',
      'body',
    ]);
    checkPlaces('# Abbreviations in prose\n\nOne.\n\n# Summary of ships\n\nTwo.\n', [
      'body/title',
      'body',
      'summary/heading',
      'summary',
    ]);
  });
});
