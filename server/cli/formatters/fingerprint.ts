// Fingerprints for reports of many drafts.
import { createHash } from 'node:crypto';
import { fingerprintsOf } from '../../features/fingerprint';
import { type Checked, nameOf } from './formatter';

/** What tells each finding of a draft from those of all drafts, in their order. */
export function globalFingerprintsOf({ path, usage, findings }: Checked): readonly string[] {
  return fingerprintsOf(usage.draft, findings).map((print) =>
    createHash('sha256')
      .update(`${print} ${nameOf(path)}`)
      .digest('hex')
      .slice(0, 32),
  );
}
