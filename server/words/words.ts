// The words of messages, in the language of whoever reads them.

/** Messages in a language, by what they are in English. */
export type Words = Readonly<Record<string, string>>;

/** Kept for the whole program: a server has one reader, and the command line says all in English. */
let spoken: Words = {};

/** Says all messages from now on in the words of a language; those that it lacks are said in English. */
export function speak(words: Words): void {
  spoken = words;
}

/** A message in the language of the reader, given in English: `{0}` stands for the first of the values. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  const words = Object.hasOwn(spoken, message) ? spoken[message] : undefined;
  return (words ?? message).replace(/\{(\d)\}/g, (mark, index: string) => String(values[Number(index)] ?? mark));
}
