// A name with one wrong letter.
import { replaceMention } from './replacement';
import { mark, type Rule } from './rule';
import { t } from '../words/words';

export const misspelledTerm: Rule = {
  id: 'misspelled-term',
  summary: 'A name of the glossary with one letter wrong, missing, too many or swapped.',
  why: 'A spelling checker knows words, not names: “Untied Nations” passes it. Only names of several words, or long proper names, are looked for, and only where every other word is right.',
  level: 'warning',
  examples: [
    { before: 'The Indo-Pacfic Four met.', after: 'The Indo-Pacific Four met.' },
    { before: 'The Untied Nations Command met.', after: 'The United Nations Command met.' },
    {
      before: 'Ships left the Demcratic People’s Republic of Korea.',
      after: 'Ships left the Democratic People’s Republic of Korea.',
    },
  ],
  silent: [
    'Two Global Pivot States met.',
    'He wrote of the “Indo-Pacfic Four”.',
    'The Ministry of Defence and the NATO Defense College met.',
  ],
  *checkOccurrence(occurrence) {
    const { misspelled, name } = occurrence.mention;
    if (!misspelled || !occurrence.own) return;
    yield { ...mark(occurrence), message: t('Write “{0}” instead of “{1}”.', name.text, occurrence.context.written) };
  },
  fix(usage, { occurrence }) {
    if (occurrence === undefined) return [];
    const { name } = occurrence.mention;
    const writing = replaceMention(usage, occurrence, name);
    // A word of the language may be meant as it stands: Untied Nations.
    const preferred = writing !== undefined && writing.sure && !occurrence.context.hasOtherWord;
    return writing ? [{ title: t('Write “{0}”', name.text), edits: writing.edits, preferred }] : [];
  },
};
