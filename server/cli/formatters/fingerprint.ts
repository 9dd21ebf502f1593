// Fingerprints for reports of many drafts.
import { createHash } from 'node:crypto';
import { type Checked, nameOf, printsOf } from './formatter';

/** What tells each finding of a draft from those of all drafts, in their order. */
export function globalFingerprintsOf(checked: Checked): readonly string[] {
  return printsOf(checked).map((print) =>
    createHash('sha256')
      .update(`${print} ${nameOf(checked.path)}`)
      .digest('hex')
      .slice(0, 32),
  );
}
