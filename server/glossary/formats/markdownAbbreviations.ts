// Abbreviations in Markdown: `*[IP4]: Indo-Pacific Four`, as PHP Markdown Extra, kramdown and others read them.
import { abbreviationLine } from '../../text/markdown';
import { termOf } from '../entry';
import { createIds, type Format, listLosses, type NamedEntry, type Notice, type ReadEntry } from './format';
import { t } from '../../words/words';

export const markdownAbbreviations: Format = {
  id: 'markdown',
  title: 'Markdown abbreviations',
  endings: ['.abbreviations.md', '.md', '.markdown'],
  read: (text) => {
    const entries: ReadEntry[] = [];
    const notices: Notice[] = [];
    const createId = createIds();
    for (const [index, source] of text.split(/\r\n|\n|\r/).entries()) {
      const [match] = source.matchAll(abbreviationLine);
      if (match === undefined) continue;
      const [, short = '', full = ''] = match;
      if (full.trim() === '')
        notices.push({ line: index + 1, column: 1, message: t('“{0}” has no full name and is left out.', short) });
      else
        entries.push({
          id: createId(short),
          entry: { preferred: full.trim(), abbreviation: short.trim() },
          line: index + 1,
        });
    }
    return { entries, notices };
  },
  write: (entries) => {
    const pairs: NamedEntry[] = [];
    const losses: string[] = [];
    let text = '';
    for (const named of entries) {
      const { abbreviation, preferred } = named.entry;
      const short = abbreviation && termOf(abbreviation);
      const written = short && preferred && `*[${short}]: ${termOf(preferred)}`;
      if (!written) losses.push(`${named.id}: has no abbreviation`);
      else if (written.matchAll(abbreviationLine).next().value?.[1] !== short)
        losses.push(`${named.id}: “${short}” cannot stand in brackets`);
      else {
        pairs.push(named);
        text += `${written}\n`;
      }
    }
    return { text, losses: [...losses, ...listLosses(pairs, ['preferred', 'abbreviation'])] };
  },
};
