// Fingerprints: a finding told apart from all others, wherever it moves and whatever changes beside it.
import { createHash } from 'node:crypto';
import { type Checked, nameOf, sentenceOf, subjectOf } from './formatter';

/**
 * The fingerprint of each finding of a draft, in their order: of its draft, rule, subject and sentence, and of how many like
 * it come before. Lines that move and neighbours that change leave it as it is.
 */
export function fingerprintsOf(checked: Checked): readonly string[] {
  const seen = new Map<string, number>();
  return checked.findings.map((finding) => {
    const { before, marked, after } = sentenceOf(checked, finding);
    const key = JSON.stringify([
      nameOf(checked.path),
      finding.rule,
      subjectOf(checked, finding),
      `${before}${marked}${after}`.trim(),
    ]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${count} ${key}`).digest('hex').slice(0, 32);
  });
}
