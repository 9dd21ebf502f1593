// The lines of drafts in a part of check: what ESLint's results say, and what other formats want besides, there and back.
import type { Excerpt } from '../features/fingerprint';
import { subjectOf } from '../features/fingerprint';
import { languageOf } from '../files/folder';
import type { Finding } from '../rules/rule';
import { type Draft, parseLate } from '../text/draft';
import type { Span } from '../text/span';
import { type Checked, excerptOf, printsOf, regionOf, type Replacement } from './formatters/formatter';
import type { Described, Message } from './formatters/json';

/** What a line has besides for a finding. */
interface MoreOfMessage extends Span {
  readonly subject: string;
  readonly sentence: readonly [before: string, marked: string, after: string];
  readonly print: string;
  readonly related?: Finding['related'];
  /** What is said of `fix`. */
  readonly title?: string;
}

/** The line of a draft. */
interface Line extends Described {
  readonly at: number;
  /** As the draft was named. */
  readonly path: string;
  readonly words: number;
  readonly messages: readonly (Message & { readonly more: MoreOfMessage })[];
  /** Offset, line, character and bytes before it in the line, of each place where something starts or ends. */
  readonly places: readonly number[];
  /** The fingerprints of all that was found, where something of it is not told. */
  readonly all?: readonly string[];
  readonly text?: string;
}

/** A draft that is told, all that was found in it, and its place among all drafts. */
interface Told {
  readonly checked: Checked;
  readonly all: Checked;
  readonly at: number;
  readonly withText: boolean;
}

/** The line of a draft, from which `restoreLine` makes it again for any format. */
export function describeForMerge(described: Described, { checked, all, at, withText }: Told): Line {
  const { path, usage, findings, fixesOf } = checked;
  const prints = printsOf(checked);
  const messages = described.messages.map((message, index) => {
    const finding = findings[index];
    if (finding === undefined) throw new RangeError('A message is of no finding.');
    const { start, end, related } = finding;
    const { before, marked, after } = excerptOf(usage, finding);
    const [first] = fixesOf(finding);
    const more: MoreOfMessage = {
      start,
      end,
      subject: finding.subject ?? subjectOf(usage.draft, finding),
      sentence: [before, marked, after],
      print: prints[index] ?? '',
      ...(related.length > 0 ? { related } : {}),
      ...(message.fix && first ? { title: first.title } : {}),
    };
    return { ...message, more };
  });
  const spans = findings.flatMap((finding) => [finding, ...finding.related, ...fixesOf(finding)]);
  return {
    at,
    path,
    words: usage.words,
    ...described,
    messages,
    places: placesOf(usage, spans),
    ...(all.findings.length > findings.length ? { all: printsOf(all) } : {}),
    ...(withText ? { text: usage.draft.text.toString() } : {}),
  };
}

/** The places of spans in the order of the text, so that no line is measured twice. */
function placesOf(usage: Checked['usage'], spans: readonly Span[]): readonly number[] {
  const offsets = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  let [lastLine, last, bytes] = [-1, 0, 0];
  return offsets.flatMap((offset) => {
    const { startLine, startColumn } = regionOf(usage, { start: offset, end: offset });
    const begin = startLine === lastLine ? last : offset - (startColumn - 1);
    if (startLine !== lastLine) bytes = 0;
    bytes += Buffer.byteLength(usage.draft.text.slice(begin, offset));
    [lastLine, last] = [startLine, offset];
    return [offset, startLine - 1, startColumn - 1, bytes];
  });
}

/** A draft from its line: what is told of it, and all that was found, of which only fingerprints are known. Throws on anything else. */
export function restoreLine(json: string): { readonly checked: Checked; readonly all: Checked; readonly at: number } {
  const { at, path, words, messages, places, all, text } = JSON.parse(json) as Line;
  const known = new Map<Finding, readonly Replacement[]>();
  const sentences = new Map<Finding, Excerpt>();
  const findings = messages.map((message): Finding => {
    const { start, end, subject, sentence, related = [] } = message.more;
    const finding = {
      start,
      end,
      rule: message.ruleId,
      level: message.level,
      message: message.message,
      related,
      subject,
    };
    const [before, marked, after] = sentence;
    sentences.set(finding, { before, marked, after });
    known.set(finding, fixesIn(message));
    return finding;
  });
  const prints = messages.map(({ more }) => more.print);
  let draft: Draft | undefined;
  const usage = {
    words,
    ...readPlaces(places),
    sentenceOf: (finding: Finding) => sentences.get(finding) ?? { before: '', marked: '', after: '' },
    get draft() {
      if (text === undefined) throw new Error(`The text of ${path} is not told of`);
      return (draft ??= parseLate(text, languageOf(path)));
    },
  };
  const checked = { path, usage, findings, fixesOf: (finding: Finding) => known.get(finding) ?? [], prints };
  return { checked, all: all ? { ...checked, prints: all } : checked, at };
}

function fixesIn({ fix, suggestions = [], more }: Line['messages'][number]): readonly Replacement[] {
  const replace = ({ range: [start, end], text }: NonNullable<Message['fix']>) => ({ start, end, text });
  return [
    ...(fix ? [{ ...replace(fix), title: more.title ?? '', preferred: true }] : []),
    ...suggestions.map((offered) => ({ ...replace(offered.fix), title: offered.desc, preferred: false })),
  ];
}

function readPlaces(places: readonly number[]) {
  const known = new Map<number, number>();
  for (let index = 0; index < places.length; index += 4) known.set(places[index] ?? 0, index);
  const part = (offset: number, which: number) => {
    const index = known.get(offset);
    if (index === undefined) throw new RangeError(`The offset ${offset} is not told of.`);
    return places[index + which] ?? 0;
  };
  return {
    positionOf: (offset: number) => ({ line: part(offset, 1), character: part(offset, 2) }),
    bytesBefore: (offset: number) => part(offset, 3),
  };
}
