// How often many drafts name each concept.
import type { Usage } from './usage';

/** How often drafts name a concept. */
export interface MentionCount {
  readonly times: number;
  readonly drafts: number;
}

/** The uses of each concept, by its id. */
export type MentionCounts = ReadonlyMap<string, MentionCount>;

/** Adds the mentions of a draft to how often each concept is named, by its id. */
export function addMentionCounts(all: Map<string, MentionCount>, { concepts }: Usage): void {
  for (const [id, { occurrences }] of concepts) {
    if (occurrences.length === 0) continue;
    const { times, drafts } = all.get(id) ?? { times: 0, drafts: 0 };
    all.set(id, { times: times + occurrences.length, drafts: drafts + 1 });
  }
}
