// Makes the .vsix and checks what is in it and how large it is.
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const root = fileURLToPath(new URL('..', import.meta.url));
const largest = 2_000_000;

/** What the extension holds. */
const expected = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'data/configuration.schema.json',
  'data/glossary.schema.json',
  'data/l10n/bundle.l10n.ko.json',
  'dist/ThirdPartyNotices.txt',
  'dist/client.browser.js',
  'dist/client.js',
  'dist/server.browser.js',
  'dist/server.js',
  'dist/server/main.js',
  'dist/snippets.code-snippets',
  'docs/api.md',
  'docs/ci.md',
  'docs/archive.md',
  'docs/editors.md',
  'docs/configuration.md',
  'docs/glossary.md',
  'docs/images/completion.png',
  'docs/images/hover.png',
  'docs/images/icon.png',
  'docs/images/lightbulb.png',
  'docs/images/lint.png',
  'docs/images/mending.png',
  'docs/images/mixed-names.png',
  'docs/images/review.png',
  'docs/images/terms.png',
  'docs/images/view.svg',
  'docs/images/walkthrough.png',
  'docs/preview.css',
  'docs/rules.md',
  'docs/settings.md',
  'package.json',
  'package.nls.json',
  'package.nls.ko.json',
];

/**
 * Packages the extension, which is built already, into a file; throws when it holds anything else than it should.
 * @param {string} packagePath
 */
export async function packageExtension(packagePath) {
  compareFiles(await listFiles({ cwd: root, packageManager: PackageManager.None }), expected);
  compareFiles(await listNpmFiles(), [
    ...expected.filter(
      (file) =>
        !/^(?:dist\/(?:client|server|snippets)|docs\/images\/|docs\/.*\.css$|data\/l10n\/|package\.nls)/.test(file),
    ),
    ...['dist/cli.js', 'dist/library/index.d.mts'],
    ...listParts(),
  ]);
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  if (size > largest) throw new Error(`The package has ${size} bytes; ${largest} are allowed.`);
  return size;
}

/** @param {string[]} files @param {string[]} wanted */
function compareFiles(files, wanted) {
  const surplus = files.filter((file) => !wanted.includes(file));
  const missing = wanted.filter((file) => !files.includes(file));
  if (surplus.length > 0 || missing.length > 0)
    throw new Error(`The package has the wrong files. Too many: ${surplus.join()}. Missing: ${missing.join()}.`);
}

/** The parts of the command line and of the library, which npm packs. */
function listParts() {
  const { outputs } = /** @type {import('esbuild').Metafile} */ (
    JSON.parse(readFileSync(new URL('../dist/metafile.json', import.meta.url), 'utf8'))
  );
  return Object.keys(outputs).filter((file) => /^dist\/(?:cli|library)\//.test(file));
}

/** The files that npm would pack, without building or packing anything. */
async function listNpmFiles() {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  const answer = /** @type {{ files: { path: string }[] }[] | Record<string, { files: { path: string }[] }>} */ (
    JSON.parse(stdout)
  );
  const packed = Array.isArray(answer) ? answer : Object.values(answer);
  return packed.flatMap(({ files }) => files.map(({ path }) => path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, version } = /** @type {Record<string, string>} */ (
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  );
  const file = `${name}-${version}.vsix`;
  console.log(`${file}: ${await packageExtension(file)} bytes`);
}
