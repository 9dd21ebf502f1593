// The only state of a server: the open files, the glossaries and settings in force, and what is worked out from them.
import { isUntitled, normalizeUri } from '../files/uri';
import type { Glossary } from '../glossary/glossary';
import { type Linted, lintInSteps } from '../rules/lint';
import type { Finding, LintOptions } from '../rules/rule';
import type { Draft } from '../text/draft';
import { Memory } from '../text/memory';
import { finish } from '../text/steps';
import { readUsageInSteps, type Usage } from '../usage/usage';
import { ConfigurationsInForce } from './configurationsInForce';
import { isConfiguration } from './glossaryLayers';
import { GlossariesInForce, type FolderLayer } from './glossariesInForce';
import { type OpenDraft, OpenDrafts } from './openDrafts';
import { OpenGlossaries, type OpenGlossary } from './openGlossaries';
import { SettingsInForce } from './settingsInForce';

/** Told of a rule that failed. */
export type OnFault = (rule: string, error: unknown) => void;

/** The state of a server. Every answer is a function of what it holds. */
export class Session {
  readonly drafts = new OpenDrafts();
  readonly openGlossaries = new OpenGlossaries();
  readonly glossaries = new GlossariesInForce();
  readonly configurations = new ConfigurationsInForce();
  readonly settings = new SettingsInForce((uri) => this.configurations.sourcesFor(this.placeOf(uri)));
  private readonly usages = new Memory<Draft, Usage>();
  /** What was read and found in each open draft last, by URI: what comes next is made of it. */
  private readonly last = new Map<string, { readonly usage: Usage; readonly linted?: Linted }>();

  constructor(private readonly onFault: OnFault) {}

  /** Forgets a draft that is closed, and its settings. */
  close(uri: string): void {
    this.drafts.close(uri);
    this.last.delete(normalizeUri(uri));
    this.settings.forget(uri);
  }

  /** Works out what these glossaries make of all that is open, stopping now and then; those before stay in force meanwhile. */
  *prepareGlossaries(layers: readonly FolderLayer[]): Generator<void, true> {
    yield* this.glossaries.prepareLayers(layers, this.drafts.uris());
    return true;
  }

  /** A glossary file in YAML or JSON that is open. */
  findGlossary(uri: string): OpenGlossary | undefined {
    const open = this.openGlossaries.find(uri);
    return open && (open.byName || this.glossaries.has(uri)) ? open : undefined;
  }

  /** The place whose configurations hold for a document; what is not saved and lies in no folder of theirs belongs to the first. */
  placeOf(uri: string): string {
    const place = this.glossaries.placeOf(uri);
    const isHomeless = place === undefined || (isUntitled(uri) && this.configurations.nearest(place) === undefined);
    return isHomeless ? this.glossaries.placeAtHome() : place;
  }

  /** Whether a configuration leaves a draft out. */
  leavesOut(uri: string): boolean {
    return this.configurations.leavesOut(this.placeOf(uri));
  }

  /** A configuration file that is open. */
  findConfiguration(uri: string): OpenGlossary | undefined {
    return this.configurations.has(uri) || isConfiguration(uri) ? this.openGlossaries.find(uri) : undefined;
  }

  /** The text of a file as it stands in the editor; undefined where it is not open, or too large. */
  openText(uri: string): string | undefined {
    const glossary = this.openGlossaries.find(uri);
    if (glossary) return glossary.file.text.toString();
    const open = this.drafts.find(uri);
    return open === undefined || open.unread ? undefined : open.draft.text.toString();
  }

  /** What a draft does, at once however long that takes; `Preparation` works it out before it is asked for. */
  usage(open: Pick<OpenDraft, 'uri' | 'draft'>): Usage {
    return finish(this.usageInSteps(open));
  }

  /** The same, stopping now and then. */
  *usageInSteps({ uri, draft }: Pick<OpenDraft, 'uri' | 'draft'>): Generator<void, Usage> {
    const known = this.usages.get(draft);
    const glossary = this.glossaries.at(uri);
    if (known?.glossary === glossary) return known;
    const key = normalizeUri(uri);
    const usage = yield* readUsageInSteps(glossary, draft, this.last.get(key)?.usage);
    this.usages.set(draft, usage);
    if (this.drafts.isCurrent({ uri, draft })) this.last.set(key, { usage, linted: this.last.get(key)?.linted });
    return usage;
  }

  /** The findings of a draft under its settings; none where linting is off, and none in a table that is a glossary. */
  findings(open: OpenDraft): readonly Finding[] {
    return finish(this.findingsInSteps(open));
  }

  /** The same, stopping now and then. */
  *findingsInSteps(open: OpenDraft): Generator<void, readonly Finding[]> {
    const { uri, unread, draft } = open;
    if (unread || this.isSilent(uri, draft)) return [];
    const usage = yield* this.usageInSteps(open);
    const options = this.settings.optionsOf(uri);
    const key = normalizeUri(uri);
    const before = this.last.get(key)?.linted;
    if (before?.usage === usage && before.given === options) return before.findings;
    const linted = yield* lintInSteps(usage, options, this.onFault, before);
    if (this.last.get(key)?.usage === usage) this.last.set(key, { usage, linted });
    return linted.findings;
  }

  /** The findings of a draft that is not open, stopping now and then. */
  *findingsIn(uri: string, usage: Usage): Generator<void, readonly Finding[]> {
    if (this.isSilent(uri, usage.draft)) return [];
    return (yield* lintInSteps(usage, this.settings.optionsOf(uri), this.onFault)).findings;
  }

  /** Whether nothing is said of a draft, whatever stands in it. */
  private isSilent(uri: string, { language }: Draft): boolean {
    return (
      !this.settings.of(uri).enable || this.leavesOut(uri) || (language === 'plaintext' && this.glossaries.has(uri))
    );
  }

  /** Whether an open draft stands as it does, under the glossary and the settings that it was read with. */
  isCurrent(open: OpenDraft, glossary: Glossary, options: LintOptions): boolean {
    const { uri } = open;
    return (
      this.drafts.isCurrent(open) && this.glossaries.at(uri) === glossary && this.settings.optionsOf(uri) === options
    );
  }
}
