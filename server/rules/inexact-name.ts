// The name of a well-known body, state or people that is nearly right.
import { isOfAnother } from '../usage/ownBodies';
import { passageAt, type Usage } from '../usage/usage';
import type { Report, Rule } from './rule';
import { t } from '../words/words';

export const inexactName: Rule = {
  id: 'inexact-name',
  summary: 'A name that is nearly that of a well-known body: a word dropped, swapped or misspelt, another preposition.',
  why: 'Readers and search engines know a body by its exact name. The list holds bodies of the United Nations, alliances, treaties, regimes and agencies as they write themselves.',
  level: 'warning',
  examples: [
    {
      before: 'They launched the Partners of the Blue Pacific.',
      after: 'They launched the Partners in the Blue Pacific.',
    },
    {
      before: 'The International Atomic Agency for Energy and the Pacific Island Forum met.',
      after: 'The International Atomic Agency for Energy and the Pacific Islands Forum met.',
    },
    {
      before: 'They met at the Asia Pacific Economic Cooperation forum.',
      after: 'They met at the Asia-Pacific Economic Cooperation forum.',
    },
    {
      before: 'Officials from the Department of Treasury met.',
      after: 'Officials from the Department of the Treasury met.',
    },
    {
      before: 'They met Ukranian soldiers.',
      after: 'They met Ukrainian soldiers.',
    },
    {
      before: 'They met canadian soldiers.',
      after: 'They met Canadian soldiers.',
    },
    {
      before: 'They left the Association of South-East Asian Nations (ASEAN), and ASEAN grew.',
      after: 'They left the Association of Southeast Asian Nations (ASEAN), and ASEAN grew.',
    },
    {
      before: 'They left the North Atlantic Organization.',
      after: 'They left the North Atlantic Treaty Organization.',
    },
  ],
  silent: [
    'The Partners in the Blue Pacific and the World Health Organization met.',
    'The International Energy Agency and the National Security Councils of both states met.',
    'The Departments of Veterans Affairs and Defense, and those of State and Justice, met.',
    'Two Supreme Allied Commanders Europe and the Shanghai Cooperation Organisation met.',
    'The United States Pacific Command led in 2017.',
    'The China Center for Disease Control and Prevention met.',
    'They spoke of Health and Human Services and of the Indo-Pacific Economic Framework.',
    'The United States and Japan met the United States Representative and the Small Business Administrator.',
    'The Department of Treasury and Finance and the Wexland Department of Interior met.',
    'The Department of Homeland Secur- — left.',
    'He wrote of the “Partners of the Blue Pacific”.',
    'Mr. Cameron and Georgina left Palawan for Columbia.',
    'Wexland has a National Intelligence Agency (NIA). The National Intelligence Agency is old, and the NIA is feared.',
  ],
  *checkPassage(passage, { speech }): Iterable<Report> {
    if (passage.place.scope === 'reference') return;
    // What was said is not the editor's to change.
    for (const name of passage.reading.inexact) {
      const { start, end, right, slip, variety } = name;
      // In another English, or joined otherwise, the words of a body are still its own.
      if (variety === undefined && isOfAnother(passage, name)) continue;
      const level = speech || variety === 'softly' ? 'hint' : variety === undefined ? undefined : 'information';
      // How a slip was said nobody hears.
      yield slip === undefined
        ? { passage, start, end, level, message: t('Write “{0}”, which is how it writes its name.', right) }
        : {
            passage,
            start,
            end,
            level: variety && 'information',
            message: t('Write “{0}” instead of “{1}”.', right, slip),
          };
    }
  },
  fix(usage, finding) {
    const right = rightAt(usage, finding.start);
    return right === undefined
      ? []
      : [
          {
            title: t('Write “{0}”', right),
            edits: [{ start: finding.start, end: finding.end, text: right }],
            preferred: false,
          },
        ];
  },
};

/** The right name where an inexact one starts, or undefined. */
function rightAt(usage: Usage, at: number): string | undefined {
  const place = passageAt(usage, at);
  return place?.passage.reading.inexact.find(({ start }) => start === place.at)?.right;
}
