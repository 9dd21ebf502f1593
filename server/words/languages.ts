// The languages that messages are translated into.
import korean from '../../data/l10n/ko.json';
import { english, type Language } from './words';

/** The language of a locale such as `ko` or `ko-KR`, as editors name it; English for what is not translated. */
export function spokenIn(locale: string | undefined): Language {
  return /^ko(?:$|[-_])/i.test(locale ?? '') ? { tag: 'ko', words: korean } : english;
}
