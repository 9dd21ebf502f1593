// How often many drafts name each concept.
/** How often drafts name a concept. */
export interface MentionCount {
  readonly times: number;
  readonly drafts: number;
}

/** The uses of each concept, by its id. */
export type MentionCounts = ReadonlyMap<string, MentionCount>;

/** Adds how often a draft names each concept, by its id, to how often all do. */
export function addMentionCounts(
  all: Map<string, MentionCount>,
  counts: Iterable<readonly [concept: string, times: number]>,
): void {
  for (const [id, own] of counts) {
    if (own === 0) continue;
    const { times, drafts } = all.get(id) ?? { times: 0, drafts: 0 };
    all.set(id, { times: times + own, drafts: drafts + 1 });
  }
}
