// Findings that are known already: a file with their fingerprints, by draft.
import type { FileNow } from '../files/host';
import { normalizeUri } from '../files/uri';
import { folderOf, type NamedFile, resolve } from './inForce';
import { t } from '../words/words';

/** The version of the file. */
export const BASELINE_VERSION = 1;

/** What a baseline says. */
export interface Baseline {
  /** As it was read. */
  readonly text: string;
  /** The fingerprints of the findings that are known in a draft, by its URI. */
  readonly knownIn: (uri: string) => readonly string[];
}

/** The URI of the baseline that a configuration names; undefined where no path from the configuration on is named. */
export function baselineUri({ named, from }: NamedFile): string | undefined {
  return /^(?:[/\\~]|[a-z][a-z\d+.-]*:)/i.test(named) ? undefined : resolve(named, from);
}

/** Reads a baseline that a configuration names; or why it is not read, in a sentence. `read` looks at a file of the folder. */
export async function readBaseline(
  file: NamedFile,
  read: (uri: string) => Promise<FileNow>,
): Promise<Baseline | string> {
  const refuse = (why: string) => t('The baseline “{0}” is not read: {1}', file.named, why);
  const uri = baselineUri(file);
  if (uri === undefined) return refuse(t('write the path from this file on, such as known.json.'));
  const now = await read(uri);
  if (now === 'missing') return refuse(t('there is no such file.'));
  if ('refused' in now) return refuse(now.refused);
  const baseline = parseBaseline(now.text, uri);
  return typeof baseline === 'string' ? refuse(t('it {0}', baseline)) : baseline;
}

/** Reads a baseline that lies at a URI; or why it is none, as the end of a sentence about the file. */
export function parseBaseline(text: string, uri: string): Baseline | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return t('is no baseline: it is no valid JSON.');
  }
  const { version, drafts } = (typeof data === 'object' && data !== null ? data : {}) as {
    readonly version?: unknown;
    readonly drafts?: unknown;
  };
  if (typeof version === 'number' && version !== BASELINE_VERSION)
    return t(
      'is a baseline of version {0}, and {1} is read: write it anew with --output baseline:FILE.',
      version,
      BASELINE_VERSION,
    );
  if (version !== BASELINE_VERSION || typeof drafts !== 'object' || drafts === null) return t('is no baseline.');
  const byName = new Map<string, unknown>(Object.entries(drafts));
  return {
    text,
    knownIn: (draft) => {
      const prints = byName.get(nameFrom(folderOf(uri), draft));
      return Array.isArray(prints) ? prints.filter((print) => typeof print === 'string') : [];
    },
  };
}

/** What a draft is called in a baseline: the path that leads to it from the folder of the baseline, by their URIs. */
export function nameFrom(folder: string, draft: string): string {
  const from = normalizeUri(folder).split('/').slice(0, -1);
  const to = normalizeUri(draft).split('/');
  const same = from.findIndex((name, index) => name !== to[index]);
  const common = same < 0 ? from.length : same;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
