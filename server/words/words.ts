// The words of messages, in the language of whoever reads them.

/** Messages in a language, by what they are in English. */
export type Words = Readonly<Record<string, string>>;

/** A language with the words that messages have in it, and its tag. */
export interface Language {
  readonly tag: string;
  readonly words: Words;
}

/** English, in which messages are written where they are said. */
export const english: Language = { tag: 'en-GB', words: {} };

/** Kept for the whole program: a server has one reader, and the command line says all in English. */
let spoken = english;

/** Says all messages from now on in a language; those for which it lacks words are said in English. */
export function speak(language: Language): void {
  spoken = language;
}

/** The language in which messages are said. */
export function spokenNow(): Language {
  return spoken;
}

/** A message in the language of the reader, given in English: `{0}` stands for the first of the values. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  const words = Object.hasOwn(spoken.words, message) ? spoken.words[message] : undefined;
  return (words ?? message).replace(/\{(\d)\}/g, (mark, index: string) => String(values[Number(index)] ?? mark));
}

/** A day that is given as YYYY-MM-DD, as the reader writes it: 7 March 2024. Anything else stays as it is. */
export function sayDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.valueOf())
    ? day
    : new Intl.DateTimeFormat(spoken.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
