// Every setting: its name, default and description, and the one reader of them.
import type { Level, LintOptions } from './rules/rule';

/** What a user has set, complete. */
export interface Settings {
  /** Whether drafts are linted. */
  readonly enable: boolean;
  /** The house style: an id of data/profiles.yaml. */
  readonly profile: string;
  /** Levels set over those of the profile, by rule id. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Abbreviations that need no introduction, besides those of the profile. */
  readonly wellKnown: readonly string[];
}

/**
 * Reads settings from whatever a client, a file or the command line gives.
 * A value of a wrong type costs one warning that names its key, and the default is used.
 */
export function parseSettings(_input: unknown): { settings: Settings; warnings: readonly string[] } {
  throw new Error('not written yet');
}

/** What the settings mean for the rules: the profile's choices with the user's over them. */
export function lintOptions(_settings: Settings): LintOptions {
  throw new Error('not written yet');
}
