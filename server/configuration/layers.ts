// Settings that lie over one another: of users, of configuration files from the outer folders to the inner ones, of commands.
import type { Configuration } from './schema';

/** Some settings and where they come from. Values may be anything: they are judged when all have been put together. */
export interface SettingsSource {
  /** What is told of where a value comes from; the path of keys leads to it there. */
  readonly nameOf: (path: readonly (string | number)[]) => string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What sources say together. */
export interface LayeredSettings {
  /** As `parseSettings` takes it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is told of where each value comes from: by its key, rules and items of lists after a point. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The settings that a configuration file can have too. */
const shared = [
  'profile',
  'rules',
  'wellKnown',
  'abbreviationList',
] as const satisfies readonly (keyof Configuration)[];

/** Lays settings over one another, the weakest first: lists are joined, rules go one by one, of all else the last holds. */
export function layerSettings(sources: readonly SettingsSource[]): LayeredSettings {
  const values: Record<string, unknown> = {};
  const origins = new Map<string, string>();
  for (const { nameOf, values: given } of sources) {
    // A worker is given what is not set as such.
    for (const [key, value] of Object.entries(given)) if (!isShared(key) && value !== undefined) values[key] = value;
    for (const key of shared) {
      const value = given[key];
      if (value === undefined || value === null) continue;
      values[key] = join(values[key], value);
      if (typeof value !== 'object') origins.set(key, nameOf([key]));
      else if (!Array.isArray(value))
        for (const item of Object.keys(value)) origins.set(`${key}.${item}`, nameOf([key, item]));
      else
        value.forEach((item, index) => {
          const path = `${key}.${String(item)}`;
          if (!origins.has(path)) origins.set(path, nameOf([key, index]));
        });
    }
  }
  return { values, origins };
}

/** A value over a weaker one. */
function join(below: unknown, value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set<unknown>(Array.isArray(below) ? below.concat(value) : value)];
  if (typeof value !== 'object') return value;
  return { ...(typeof below === 'object' ? below : {}), ...value };
}

function isShared(key: string): boolean {
  return (shared as readonly string[]).includes(key);
}
