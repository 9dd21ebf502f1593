// A real label that another has replaced.
import { fixDeprecated, reportDeprecated } from './deprecated-term';
import type { Rule } from './rule';

export const supersededLabel: Rule = {
  id: 'superseded-label',
  summary: 'A label that was right once and that another has replaced.',
  why: 'AP4 was the official label of 2022 and 2023 and IPP one of 2024 and 2025: a reader who meets both takes them for different groups. In a quotation or a title it stays.',
  level: 'information',
  examples: [{ before: 'The AP4 met in Madrid.', after: 'The Indo-Pacific Four (IP4) met in Madrid.' }],
  silent: ['“The AP4 met”, the communiqué says.', 'NATO and its Indo-Pacific Partners met.'],
  checkOccurrence: (occurrence, draft) => reportDeprecated(occurrence, true, draft),
  // What was its name at the time may be meant.
  fix: (usage, finding) => fixDeprecated(usage, finding).map((fix) => ({ ...fix, preferred: false })),
};
