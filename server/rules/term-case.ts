// A name in other capitals than its own.
import { readVisible } from '../usage/mentions';
import type { Scope } from '../usage/scopes';
import { mentionPlace, mentionSpan } from '../usage/usage';
import { isOwn } from './judged';
import { replaceMention } from './replacement';
import type { Rule } from './rule';

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
  *check(usage) {
    for (let index = 0; index < usage.mentions.length; index++) {
      const mention = usage.mentions[index];
      const { name, miscased, inName, start, end } = mention;
      if (
        !miscased ||
        name.concept.generic ||
        name.status === 'deprecated' ||
        name.kind === 'reference' ||
        !isOwn(usage, index)
      )
        continue;
      const { scope } = mentionPlace(usage, index);
      const isCommon = name.casing === 'common';
      if (isCommon && (inName || titled.has(scope))) continue;
      const block = usage.draft.blocks[usage.mentionBlocks[index]];
      const written = readVisible(block, start, end).replace(/\s+/g, ' ');
      yield {
        ...mentionSpan(usage, index),
        mention: index,
        message: isCommon
          ? `Write “${name.text}” in small letters: it is no proper name.`
          : `Write “${name.text}” with its own capitals instead of “${written}”.`,
        level: isCommon ? 'information' : undefined,
      };
    }
  },
  fix(usage, { mention }) {
    if (mention === undefined) return [];
    const { name } = usage.mentions[mention];
    const edit = replaceMention(usage, mention, name);
    return edit ? [{ title: `Write “${name.text}”`, edits: [edit], preferred: true }] : [];
  },
};
