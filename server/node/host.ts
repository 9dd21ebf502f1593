// What a machine with Node offers to the server.
import { pathToFileURL } from 'node:url';
import { languageOf } from '../files/folder';
import type { ParsedGlossary } from '../glossary/parse';
import { takesLong } from '../glossary/pieces';
import type { Host } from '../files/host';
import { makeVisible } from '../text/visible';
import { findDraftsIn } from './drafts';
import { readDraft } from './files';
import { lookAt, readDataFiles, readGlossaries, userPath } from './glossaries';
import { pathOf } from './paths';
import { t } from '../words/words';
import { watchFolders } from './watch';

/** The files of this machine. */
export const nodeHost = {
  readDataFiles: async (folder, onProblem) => {
    const path = pathOf(folder);
    return path === undefined ? [] : readDataFiles(path, visibly(onProblem));
  },
  readGlossaries: (named, folder, onProblem) => readGlossaries(named, folder, visibly(onProblem)),
  userFile: (named) => {
    const path = userPath(named);
    return path === undefined ? undefined : pathToFileURL(path).href;
  },
  readLayer: async (text: string, uri: string, known?: ParsedGlossary['pieces']) => {
    if (takesLong(text, known)) return (await import('./readerThread')).readBeside(text, uri);
    return (await import('../glossary/formats/layer')).readLayer(text, uri, known);
  },
  lookAt: (uri, folder) => {
    const [path, root] = [pathOf(uri), pathOf(folder)];
    return Promise.resolve(
      path === undefined || root === undefined
        ? { refused: t('This is no file of this machine.') }
        : lookAt(path, root),
    );
  },
  watch: (folders, onChange) =>
    watchFolders(
      folders.flatMap((folder) => pathOf(folder) ?? []),
      onChange,
    ),
  findDrafts: async (folder, onProblem, isStopped) => {
    const path = pathOf(folder);
    const found = path === undefined ? [] : await findDraftsIn(path, visibly(onProblem), { isStopped });
    return found.map((draft) => pathToFileURL(draft).href);
  },
  readDraft: (uri, onProblem) => {
    const path = pathOf(uri);
    const text = path === undefined ? undefined : readDraft(path, visibly(onProblem));
    return path === undefined || text === undefined ? undefined : { uri, language: languageOf(path), text };
  },
} satisfies Host;

/** Names of files may hold what would spoil the line of a log. */
function visibly(onProblem: (message: string) => unknown): (message: string) => void {
  return (message) => void onProblem(makeVisible(message));
}
