// What is new since a commit: the findings of a draft without those that it had there.
import { join, relative, resolve, sep } from 'node:path';
import { fingerprintsOf } from '../features/fingerprint';
import { readDraft } from '../node/files';
import type { Repository } from './git';
import { createGitTree } from './gitTree';
import type { Checked } from './formatters/formatter';
import type { GlossaryOptions, SettingsOptions } from '../node/inForce';
import { inForceHere } from './inForce';
import { judge } from './judge';

/** Gives a draft without the findings that it had before. */
export type LeaveOutOld = (checked: Checked) => Promise<Checked>;

/**
 * Compares drafts with what they were in a commit, under the configurations and glossaries of that commit. A draft that had
 * another name there is compared with that; one that was not there is all new. What is wrong there is not told: it is past.
 * Throws an Error where there is no such commit.
 */
export function openSince(
  name: string,
  repository: Repository,
  options: GlossaryOptions & SettingsOptions,
): LeaveOutOld {
  const { root } = repository;
  const commit = repository.findCommit(name);
  const tree = createGitTree(repository, repository.entriesOf(commit));
  const renamed = repository.renamedSince(commit);
  const unheard = () => undefined;
  const saying = { onProblem: unheard, onDoubt: unheard };
  const inForceFor = inForceHere(options, saying, tree);
  return async (checked) => {
    if (checked.findings.length === 0) return checked;
    const path = resolve(checked.path);
    const old = renamed.get(relative(root, path).split(sep).join('/'));
    const before = old === undefined ? path : join(root, old);
    const text = tree.stat(before)?.isFile() ? readDraft(before, unheard, tree.readBytes) : undefined;
    if (text === undefined) return checked;
    const { usage, findings } = judge(await inForceFor(before), before, text, saying);
    const known = new Set(fingerprintsOf(usage.draft, findings));
    const prints = fingerprintsOf(checked.usage.draft, checked.findings);
    return { ...checked, findings: checked.findings.filter((_, index) => !known.has(prints[index] ?? '')) };
  };
}
