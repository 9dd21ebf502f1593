// Makes the .vsix and checks what is in it and how large it is.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const root = fileURLToPath(new URL('..', import.meta.url));
const largest = 2_000_000;

const expected = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'data/glossary.schema.json',
  'dist/client.browser.js',
  'dist/client.js',
  'dist/server.browser.js',
  'dist/server.js',
  'dist/snippets.code-snippets',
  'docs/glossary.md',
  'docs/images/completion.png',
  'docs/images/hover.png',
  'docs/images/icon.png',
  'docs/images/lightbulb.png',
  'docs/images/lint.png',
  'docs/images/mixed-names.png',
  'docs/images/review.png',
  'docs/images/terms.png',
  'docs/images/walkthrough.png',
  'docs/rules.md',
  'docs/settings.md',
  'package.json',
];

/**
 * Packages the extension, which is built already, into a file; throws when it holds anything else than it should.
 * @param {string} packagePath
 */
export async function packageExtension(packagePath) {
  const files = (await listFiles({ cwd: root, packageManager: PackageManager.None })).sort();
  const surplus = files.filter((file) => !expected.includes(file));
  const missing = expected.filter((file) => !files.includes(file));
  if (surplus.length > 0 || missing.length > 0) {
    throw new Error(`The package has the wrong files. Too many: ${surplus.join()}. Missing: ${missing.join()}.`);
  }
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { name, version } = /** @type {Record<string, string>} */ (
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  );
  const file = `${name}-${version}.vsix`;
  console.log(`${file}: ${await packageExtension(file)} bytes`);
}
