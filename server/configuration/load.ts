// Reading a configuration file with all that it extends.
import type { FileNow } from '../files/host';
import { normalizeUri, withSlash } from '../files/uri';
import type { Problem } from '../text/problem';
import { folderOf, resolve } from './inForce';
import { type ConfigurationFile, parseConfiguration } from './parse';
import type { Configuration } from './schema';
import { t } from '../words/words';

/** What a package calls its configuration. */
const PACKAGED = '.policy-glossary.yaml';

/** The most files that one configuration may be made of. */
const MOST_FILES = 20;

/** A file that is extended, or why it is not. */
type Found = { readonly uri: string; readonly text: string } | { readonly refused: string };

/**
 * A configuration and what it extends, the weakest first and itself last. `read` looks at a file; none is read that does
 * not lie in the folder `root`. What is not extended is told in the file that asks for it. A file that cannot be read as
 * YAML says what it said `before`, and extends what it extended then.
 */
export async function loadConfiguration(
  uri: string,
  text: string,
  root: string,
  read: (uri: string) => Promise<FileNow>,
  before: (uri: string) => Configuration | undefined = () => undefined,
): Promise<readonly ConfigurationFile[]> {
  const loaded = new Map<string, ConfigurationFile>();
  let count = 0;
  const load = async (parsed: ConfigurationFile, above: readonly string[]): Promise<void> => {
    count++;
    const file = { ...parsed, says: (parsed.isBroken ? before(parsed.uri) : undefined) ?? parsed.says };
    const problems: Problem[] = [...file.problems];
    const { extends: named = [] } = file.says;
    for (const [index, name] of [named].flat().entries()) {
      const refuse = (message: string) => {
        const path = Array.isArray(named) ? ['extends', index] : ['extends'];
        problems.push({ ...file.at(path), message, level: 'error' });
      };
      if (count >= MOST_FILES) {
        refuse(t('A configuration is made of at most {0} files: this one is left out.', MOST_FILES));
        continue;
      }
      const found = await find(name, file.uri, root, read);
      if ('refused' in found) refuse(t('“{0}” is not extended: {1}', name, found.refused));
      else if (above.includes(normalizeUri(found.uri)))
        refuse(t('“{0}” is not extended: {1}', name, t('it extends this file itself.')));
      else if (!loaded.has(normalizeUri(found.uri)))
        await load(parseConfiguration(found.text, found.uri), [...above, normalizeUri(found.uri)]);
    }
    loaded.set(normalizeUri(file.uri), { ...file, problems: problems.sort((a, b) => a.start - b.start) });
  };
  await load(parseConfiguration(text, uri), [normalizeUri(uri)]);
  return [...loaded.values()];
}

async function find(name: string, from: string, root: string, read: (uri: string) => Promise<FileNow>): Promise<Found> {
  if (/^[a-z][a-z\d+.-]+:/i.test(name)) return { refused: t('nothing is fetched; name a file or a package.') };
  if (/\.[cm]?[jt]sx?$/i.test(name))
    return { refused: t('it is code, and nothing is run; name a file in YAML or JSON.') };
  if (/^(?:[/\\~]|[a-z]:)/i.test(name))
    return { refused: t('write the path from this file on, such as ../house.yaml.') };
  const isPath = /^\.{1,2}[/\\]|\.(?:ya?ml|json)$/i.test(name) && !name.startsWith('@');
  const uris = isPath ? [resolve(name, from)] : packagePlaces(name, from, root);
  for (const uri of uris) {
    if (!normalizeUri(uri).startsWith(withSlash(normalizeUri(root))))
      return { refused: t('it lies outside the folder, from where nothing is read.') };
    const now = await read(uri);
    if (now === 'missing') continue;
    return 'refused' in now ? now : { uri, text: now.text };
  }
  return { refused: isPath ? t('there is no such file.') : t('there is no such package in node_modules.') };
}

/** Where a package may lie: in each folder from that of the file up to the root. */
function packagePlaces(name: string, from: string, root: string): readonly string[] {
  const path = /^(?:@[^/]+\/)?[^/]+$/.test(name) ? `${name}/${PACKAGED}` : name;
  const places: string[] = [];
  for (
    let folder = folderOf(from);
    normalizeUri(folder).startsWith(withSlash(normalizeUri(root)));
    folder = withSlash(folder.slice(0, folder.lastIndexOf('/', folder.length - 2)))
  ) {
    places.push(resolve(`node_modules/${path}`, folder));
    if (normalizeUri(folder) === withSlash(normalizeUri(root))) break;
  }
  return places;
}
