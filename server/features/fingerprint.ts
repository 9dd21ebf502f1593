// Fingerprints: a finding told apart from all others of its draft, wherever it moves and whatever changes beside it.
import type { Finding } from '../rules/rule';
import { blockAt, type Draft } from '../text/draft';
import type { Span } from '../text/span';

/** A stretch of text around something, divided where that begins and ends; white space made single. */
export interface Excerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * The fingerprint of each finding of a draft, in their order: of its rule, subject and sentence, and of how many like it
 * come before. Lines that move, neighbours that change and another name of the draft leave it as it is.
 */
export function fingerprintsOf(draft: Draft, findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { before, marked, after } = sentenceOf(draft, finding);
    const key = JSON.stringify([finding.rule, subjectOf(draft, finding), `${before}${marked}${after}`.trim()]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return digest(`${count} ${key}`);
  });
}

/** What a finding is about: the name of its concept, or the words that it marks. */
export function subjectOf(draft: Draft, finding: Finding): string {
  if (finding.subject !== undefined) return finding.subject;
  const concept = finding.occurrence?.mention.name.concept ?? finding.introduced?.introduction.concept;
  return concept?.preferred.text ?? draft.text.slice(finding.start, finding.end);
}

/** How far around a finding its sentence is followed, in UTF-16 units. */
const REACH = 240;

/** The sentence that a finding stands in, as it is written. */
export function sentenceOf(draft: Draft, { start, end }: Span): Excerpt {
  const found = blockAt(draft, start);
  const from = found?.at ?? start;
  const to = found ? Math.max(end, from + found.block.text.length) : end;
  const before = draft.text.slice(Math.max(from, start - REACH), start);
  const after = draft.text.slice(end, Math.min(to, end + REACH));
  const opens = Math.max(
    ...[...before.matchAll(/[.!?]["”’)]*\s+/g)].map(({ index: at, 0: sign }) => at + sign.length),
    0,
  );
  const closes = /[.!?]["”’)]*(?=\s|$)/.exec(after);
  return {
    before: oneLine(before.slice(opens)),
    marked: oneLine(draft.text.slice(start, end)),
    after: oneLine(closes ? after.slice(0, closes.index + closes[0].length) : after),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Sixteen hexadecimal digits that texts which differ differ in, as long as nobody means them not to: the same on any machine. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return [b, a].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
