// The settings in force: of each document and folder, or for all.
import { layerSettings, type SettingsSource } from '../configuration/layers';
import { normalizeUri, withSlash } from '../files/uri';
import { isRecord } from '../protocol/parameters';
import type { LintOptions } from '../rules/rule';
import { lintOptions, parseSettings, type Settings } from '../settings';

/** The settings in force: what a client gives, under and over what configuration files say. */
export class SettingsInForce {
  /** What the client gives, by URI; empty for all. */
  private readonly given = new Map<string, { readonly values: unknown; readonly json: string }>();
  /** What that means for a document, and what the same values mean anywhere, until something changes. */
  private readonly byUri = new Map<string, Settings>();
  private byValues = new Map<string, Settings>();
  private readonly options = new WeakMap<Settings, LintOptions>();
  private readonly keys = new WeakMap<Settings, string>();

  /** `configured` gives what configuration files say for a document, the weakest first. */
  constructor(private readonly configured: (uri: string) => readonly SettingsSource[] = () => []) {}

  /** The settings of a document: its own, else those of its folder or for all, else the defaults. */
  of(uri: string): Settings {
    const key = normalizeUri(uri);
    const known = this.byUri.get(key);
    if (known) return known;
    const values = this.givenFor(key)?.values;
    const { workspaceSettings, ...user } = isRecord(values) ? values : {};
    const workspace = isRecord(workspaceSettings) ? workspaceSettings : {};
    const layered = layerSettings([of(user), ...this.configured(uri), of(workspace)]);
    const json = JSON.stringify(layered.values);
    const settings = this.byValues.get(json) ?? parseSettings(layered.values).settings;
    this.byValues.set(json, settings);
    this.keys.set(settings, json);
    this.byUri.set(key, settings);
    return settings;
  }

  /** What tells the settings of a document from all others. */
  keyOf(uri: string): string {
    return this.keys.get(this.of(uri)) ?? '';
  }

  /** What the client gives for documents, folders and all, by URI. */
  list(): readonly (readonly [uri: string, values: unknown])[] {
    return Array.from(this.given, ([uri, { values }]) => [uri, values] as const);
  }

  private givenFor(key: string): { readonly values: unknown; readonly json: string } | undefined {
    const own = this.given.get(key);
    if (own) return own;
    let folder = '';
    for (const uri of this.given.keys()) if (uri.length > folder.length && key.startsWith(withSlash(uri))) folder = uri;
    return this.given.get(folder);
  }

  /**
   * Puts settings in force for a document, or for all where `uri` is empty; gives what is wrong in them. Undefined where
   * they are in force already, which costs nothing.
   */
  apply(uri: string, input: unknown): readonly string[] | undefined {
    const json = JSON.stringify(input) ?? '';
    const known = this.givenFor(normalizeUri(uri));
    if (known?.json === json) return undefined;
    this.given.set(normalizeUri(uri), { values: input, json });
    this.renew();
    return parseSettings(input).warnings;
  }

  /** Works out anew what holds, since configuration files say something else. What means the same stays the same object. */
  renew(): void {
    const known = new Set(this.byUri.values());
    this.byValues = new Map([...this.byValues].filter(([, settings]) => known.has(settings)));
    this.byUri.clear();
  }

  /** The options of the rules for a document; the same object as long as its settings are the same. */
  optionsOf(uri: string): LintOptions {
    const settings = this.of(uri);
    let options = this.options.get(settings);
    if (options === undefined) this.options.set(settings, (options = lintOptions(settings)));
    return options;
  }

  /** Forgets the settings of a document that is closed. */
  forget(uri: string): void {
    this.given.delete(normalizeUri(uri));
    this.byUri.delete(normalizeUri(uri));
  }
}

/** What a client gives, as a source. */
function of(values: Readonly<Record<string, unknown>>): SettingsSource {
  return { values, nameOf: () => 'client' };
}
