// textDocument/codeLens: over each entry of a glossary file how often the drafts name its concept.
import type { CodeLens } from 'vscode-languageserver-types';
import type { LayerEntry } from '../glossary/layers';
import { type Lined, rangeOf } from '../text/draft';
import type { MentionCount } from '../usage/mentionCounts';
import { t } from '../words/words';

/** What a lens carries until it is resolved. */
interface LensData {
  readonly uri: string;
  readonly id: string;
}

/** What a lens carries; undefined where a client has sent something else. */
export function lensDataOf(lens: CodeLens): LensData | undefined {
  const { uri, id } = (lens.data ?? {}) as Partial<Record<keyof LensData, unknown>>;
  return typeof uri === 'string' && typeof id === 'string' ? { uri, id } : undefined;
}

/** The most lenses that one file is given. */
const MOST_LENSES = 5000;

/** A lens without a title for each entry of a glossary file, the first ones of a very large file. */
export function codeLenses(uri: string, file: Lined, entries: readonly LayerEntry[]): readonly CodeLens[] {
  return entries
    .filter(({ entry }) => !entry.remove)
    .slice(0, MOST_LENSES)
    .map(({ id, at }): CodeLens => ({ range: rangeOf(file, at), data: { uri, id } satisfies LensData }));
}

/** The lens with its title. `command` is one of the client that shows references; without it the lens only tells. */
export function resolveCodeLens(
  lens: CodeLens,
  { uri }: LensData,
  uses: MentionCount | undefined,
  command = '',
): CodeLens {
  const { times, drafts } = uses ?? { times: 0, drafts: 0 };
  const title =
    times === 0
      ? t('not used')
      : t(
          '{0} in {1}',
          times === 1 ? t('1 use') : t('{0} uses', times),
          drafts === 1 ? t('1 draft') : t('{0} drafts', drafts),
        );
  return {
    ...lens,
    command: { title, command: times === 0 ? '' : command, arguments: [uri, lens.range.start] },
  };
}
