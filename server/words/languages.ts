// The languages that messages are translated into.
import korean from '../../data/l10n/ko.json';
import type { Words } from './words';

/** The words of a locale such as `ko` or `ko-KR`, as editors name it; none for English and for what is not translated. */
export function wordsOf(locale: string | undefined): Words {
  return /^ko(?:$|[-_])/i.test(locale ?? '') ? korean : {};
}
