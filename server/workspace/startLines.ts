// What is said in the log when a server has started: what holds, and where it comes from.
import { builtinConcepts } from '../glossary/builtin';
import { profiles } from '../settings';
import { inOneLine } from '../text/visible';
import type { Workspace } from './workspace';
import { t } from '../words/words';

/** The longest name of a file, in UTF-16 units. */
const LONGEST_NAME = 300;

/** The lines: the version, the house style, the settings and the glossaries of the workspace. */
export function startLines({ session, editor, folders }: Workspace, version: string): readonly string[] {
  const { profile } = session.settings.of(folders[0] ?? '');
  const named = (uri: string) => inOneLine(uri, LONGEST_NAME);
  const configurations = session.configurations.list().map(({ uri }) => named(uri));
  const client = editor.capabilities.workspace?.configuration
    ? t('the editor')
    : t('what the client gave at its start');
  const glossaries = session.glossaries.layersAt().map(({ uri, entries }) => `${named(uri)} (${entries.length})`);
  return [
    `Policy Glossary ${version}`,
    t('House style: {0}', profiles.get(profile)?.title ?? profile),
    t('Settings: from {0}', [client, ...configurations].join(', ')),
    t('Glossaries, with their entries: {0}', [...glossaries, t('built-in ({0})', builtinConcepts().length)].join(', ')),
  ];
}
