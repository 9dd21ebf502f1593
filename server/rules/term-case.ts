// A name in other capitals than its own.
import type { Scope } from '../usage/scopes';
import { replaceMention } from './replacement';
import { mark, type Rule } from './rule';

/** Where a common noun may have capitals, as it may as part of a name. */
const titled: ReadonlySet<Scope> = new Set<Scope>(['title', 'heading', 'table', 'caption', 'line']);

export const termCase: Rule = {
  id: 'term-case',
  summary: 'A name in wrong capitals, or a common noun with capitals in running text.',
  why: 'Proper names keep their capitals, and common nouns such as weapons of mass destruction take none in running text (Chicago Manual of Style; UN Editorial Manual).',
  level: 'warning',
  examples: [
    { before: 'Security in the indo-pacific matters.', after: 'Security in the Indo-Pacific matters.' },
    { before: 'They ban Weapons of Mass Destruction.', after: 'They ban weapons of mass destruction.' },
  ],
  silent: [
    'Weapons of mass destruction are banned.',
    '# Weapons of Mass Destruction in Asia',
    '**SECURITY IN THE INDO-PACIFIC**',
    'The Countering Weapons of Mass Destruction Office opened.',
  ],
  *checkOccurrence(occurrence) {
    const { name, miscased, inName } = occurrence.mention;
    if (!miscased || name.concept.generic || name.status === 'deprecated' || name.kind === 'reference') return;
    const isCommon = name.casing === 'common';
    if (!occurrence.own || (isCommon && (inName || titled.has(occurrence.passage.place.scope)))) return;
    yield {
      ...mark(occurrence),
      message: isCommon
        ? `Write “${name.text}” in small letters: it is no proper name.`
        : `Write “${name.text}” with its own capitals instead of “${occurrence.context.written}”.`,
      level: isCommon ? 'information' : undefined,
    };
  },
  fix(usage, { occurrence }) {
    if (occurrence === undefined) return [];
    const { name } = occurrence.mention;
    const edit = replaceMention(usage, occurrence, name);
    return edit ? [{ title: `Write “${name.text}”`, edits: [edit], preferred: true }] : [];
  },
};
