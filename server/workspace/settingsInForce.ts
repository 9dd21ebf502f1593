// The settings in force: of each document and folder, or for all.
import { normalizeUri } from '../files/uri';
import type { LintOptions } from '../rules/rule';
import { defaultSettings, lintOptions, parseSettings, type Settings } from '../settings';

/** The settings in force. */
export class SettingsInForce {
  /** By URI; empty for all. `given` is the JSON that they were read from. */
  private readonly settings = new Map<string, { readonly settings: Settings; readonly given: string }>();
  private readonly options = new WeakMap<Settings, LintOptions>();

  /** The settings of a document: its own, else those for all, else the defaults. */
  of(uri: string): Settings {
    return (this.settings.get(normalizeUri(uri)) ?? this.settings.get(''))?.settings ?? defaultSettings;
  }

  /**
   * Puts settings in force for a document, or for all where `uri` is empty; gives what is wrong in them. Undefined where
   * they are in force already, which costs nothing.
   */
  apply(uri: string, input: unknown): readonly string[] | undefined {
    const given = JSON.stringify(input) ?? '';
    const known = this.settings.get(normalizeUri(uri)) ?? this.settings.get('');
    if (known?.given === given) return undefined;
    const { settings, warnings } = parseSettings(input);
    this.settings.set(normalizeUri(uri), { settings, given });
    return warnings;
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
    this.settings.delete(normalizeUri(uri));
  }
}
