// What surroundings have answered: kept, so that an edit that changes no answer makes no finding anew.

/** Questions, each with its answer after it: they are few, and objects with other keys each would be slow to read. */
export type Answers = unknown[];

/** What answers questions by its getters. */
export interface Answering {
  /** What has been asked of it, and what it answered: all that anybody has seen of it. */
  answers: Answers | undefined;
}

/** The answer to a question, worked out where it is not known yet. */
export function answerOnce(known: Answers, question: string, answer: () => unknown, asked: object): unknown {
  for (let at = 0; at < known.length; at += 2) if (known[at] === question) return known[at + 1];
  const given = answer.call(asked);
  known.push(question, given);
  return given;
}

/** What answers are worked out from, which nobody else sees. */
const inner: readonly string[] = ['before', 'after', 'mention', 'head', 'lastWord'];

/** Has the objects of a class keep what they are asked, so that others can be compared with them. */
export function keepAnswers({ prototype }: { readonly prototype: Answering }): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the object that is asked
  for (const [question, { get: answer }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (answer !== undefined && !inner.includes(question))
      Object.defineProperty(prototype, question, {
        get(this: Answering) {
          return answerOnce((this.answers ??= []), question, answer, this);
        },
      });
}

/** Whether all that has been asked of one is answered alike by another, wherever in their blocks they stand. */
export function answersAlike<Kind extends Answering>(asked: Kind, other: Kind): boolean {
  const { answers = [] } = asked;
  for (let at = 0; at < answers.length; at += 2)
    if (!isAlike(answers[at + 1], other[answers[at] as keyof Kind])) return false;
  return true;
}

/** Has another one answer alike all that has been asked of one, since the same stands around both; offsets it works out itself. */
export function takeAnswers<Kind extends Answering>(asked: Kind, other: Kind): void {
  const { answers = [] } = asked;
  for (let at = 0; at < answers.length; at += 2) {
    const given = answers[at + 1];
    if (typeof given === 'object' && given !== null) void other[answers[at] as keyof Kind];
    else answerOnce((other.answers ??= []), answers[at] as string, () => given, other);
  }
}

/** Whether two answers are the same but for offsets. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const others: Readonly<Record<string, unknown>> = { ...b };
  const own = Object.entries(a);
  if (own.length !== Object.keys(others).length) return false;
  return own.every(([key, value]) =>
    key === 'start' || key === 'end'
      ? key in others
      : isShallow(value)
        ? isAlike(value, others[key])
        : value === others[key],
  );
}

/** Whether a part of an answer is itself an answer with offsets, and no record of the glossary. */
function isShallow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('start' in value || Array.isArray(value));
}
