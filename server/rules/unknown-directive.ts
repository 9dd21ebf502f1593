// A comment or a line of choices for the linter that it does not understand.
import { readDirectives } from './directives';
import type { Rule } from './rule';

export const unknownDirective: Rule = {
  id: 'unknown-directive',
  summary: 'A comment or front matter line for the linter that names a rule, level or action that there is not.',
  why: 'What is misspelt here has no effect, and nobody would notice.',
  level: 'warning',
  examples: [
    { before: '<!-- policy-glossary-disable-next-line mixed-name -->\nText.' },
    { before: '---\npolicy-glossary: mixed-names loud\n---\n\nText.' },
  ],
  silent: [
    '<!-- policy-glossary-disable-next-line mixed-names -->\nText.',
    '---\npolicy-glossary: mixed-names off; allow South Korea, ROK; known KAMD\n---\n\nText.',
  ],
  *checkText({ draft }, { isRule }) {
    yield* readDirectives(draft, isRule).problems;
  },
};
