// What is in force in a session, as data, so that a thread can read drafts as the session would.
import { parseBaseline, baselineUri } from '../configuration/baseline';
import { createConfiguration } from '../configuration/inForce';
import type { ConfigurationFile } from '../configuration/parse';
import type { Links } from '../features/diagnostic';
import { countIn, type Encoding } from '../text/columns';
import { type Language, speak, spokenNow } from '../words/words';
import type { FolderLayer } from './glossariesInForce';
import { type OnFault, Session } from './session';

/** How drafts are read and what is told of them. */
export interface Circumstances {
  /** The URIs of the folders of the workspace. */
  readonly folders: readonly string[];
  /** The URI of a folder that the client gives for what is kept. */
  readonly storage?: string;
  /** How diagnostics are linked. */
  readonly links: Omit<Links, 'uri'>;
  readonly encoding: Encoding;
}

/** What is in force, without the glossaries. */
export interface StateInForce extends Circumstances {
  readonly language: Language;
  readonly configurations: readonly {
    readonly uri: string;
    readonly files: readonly Pick<ConfigurationFile, 'uri' | 'text' | 'says'>[];
    /** The text of the baseline that it names. */
    readonly baseline?: string;
  }[];
  /** What the client gives, by URI. */
  readonly settings: readonly (readonly [uri: string, values: unknown])[];
}

/** What is in force in a session. */
export function stateOf({ configurations, settings }: Session, circumstances: Circumstances): StateInForce {
  return {
    ...circumstances,
    language: spokenNow(),
    configurations: configurations.list().map((one) => ({
      uri: one.uri,
      files: one.files.map(({ uri, text, says }) => ({ uri, text, says })),
      baseline: configurations.baselineOf(one)?.text,
    })),
    settings: settings.list(),
  };
}

/** The glossaries in force, without what only their files are asked for. */
export function layersOf({ glossaries }: Session): readonly FolderLayer[] {
  return glossaries.all().map(({ uri, folder, drafts, entries, standsAlone }) => {
    return { uri, folder, drafts, entries, standsAlone, text: '' };
  });
}

/** A session without open drafts in which the same is in force. From here on messages and columns are as the state says. */
export function sessionFrom(state: StateInForce, layers: readonly FolderLayer[], onFault: OnFault): Session {
  speak(state.language);
  countIn(state.encoding);
  const session = new Session(onFault);
  session.glossaries.setHome(state.folders[0]);
  session.glossaries.setLayers(layers);
  const found = state.configurations.map(({ uri, files, baseline }) => {
    const whole = files.map((file) => ({ ...file, problems: [], isBroken: false, at: () => ({ start: 0, end: 0 }) }));
    const configuration = createConfiguration(uri, whole, () => undefined);
    const at = configuration.baseline && baselineUri(configuration.baseline);
    const known = at === undefined || baseline === undefined ? undefined : parseBaseline(baseline, at);
    return { configuration, known };
  });
  session.configurations.set(
    found.map(({ configuration }) => configuration),
    new Map(
      found.flatMap(({ configuration, known }) =>
        known === undefined || typeof known === 'string' ? [] : [[configuration, known] as const],
      ),
    ),
  );
  for (const [uri, values] of state.settings) session.settings.apply(uri, values);
  return session;
}
