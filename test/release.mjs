// Everything that a release would do but upload: packs the extension and the package, and has their checkers look at them.
// `npm run release:check`; what publishes is .github/workflows/release.yml. A step asks registries only for the tools it names.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageExtension } from './package.mjs';
import { commandOf, messageOf } from './steps.mjs';

/** The Nodes that the package is tried with: the lowest that `engines` allows, and the newest of those that are maintained. */
const nodes = ['20.0.0', '20', '22', '24'];

/** What looks at a package. They are fetched when they are asked for: nobody else needs them. */
const publint = 'publint@0.3.25';
const attw = '@arethetypeswrong/cli@0.18.5';

/** The largest tarball, in bytes. */
const largest = 1_500_000;

/**
 * @typedef {{ version: string, publisher: string, description: string, icon: string, categories: string[], keywords: string[],
 *   repository?: unknown, bugs?: unknown, homepage?: unknown }} Manifest
 */
const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync('package.json', 'utf8')));
const cache = resolve('node_modules/.cache/release');

/** @type {string[]} */
const failed = [];

/**
 * Does one step and tells how it ended.
 * @param {string} title
 * @param {() => string | Promise<string>} work gives what is said of it
 */
async function step(title, work) {
  try {
    console.log(`ok    ${title}: ${await work()}`);
  } catch (error) {
    failed.push(title);
    console.log(`FAIL  ${title}: ${messageOf(error)}`);
  }
}

/**
 * Runs a command; throws with what it printed where it fails.
 * @param {string} program
 * @param {string[]} words
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(program, words, options = {}) {
  const { command, args, shell } = commandOf(program, words);
  const { status, stdout, stderr, error } = spawnSync(command, args, { ...options, shell, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

/** What must be known of a release before it is made, and is the publisher's to fill in: see CONTRIBUTING.md. */
function checkManifest() {
  const { repository, bugs, homepage, version, publisher } = manifest;
  const missing = Object.entries({ repository, bugs, homepage }).flatMap(([key, value]) => (value ? [] : [key]));
  if (missing.length > 0)
    throw new Error(`package.json has no ${missing.join(', ')}: its publisher fills them in before the first release.`);
  if (!readFileSync('CHANGELOG.md', 'utf8').includes(`## ${version} - `))
    throw new Error(`CHANGELOG.md has no heading “## ${version} - date”.`);
  return `version ${version} of ${publisher}`;
}

/** What the registries of extensions look at: https://github.com/eclipse/openvsx and vsce itself. */
function checkExtension() {
  const long = Number(manifest.description.length > 200);
  const faults = [
    ...(long ? ['The description has more than 200 characters.'] : []),
    ...(manifest.categories.length > 0 ? [] : ['There is no category.']),
    ...(manifest.keywords.length <= 30 ? [] : ['There are more than 30 keywords.']),
    ...(existsSync(manifest.icon) ? [] : ['The icon is missing.']),
    ...(/^[a-z][a-z\d-]+$/.test(manifest.publisher) ? [] : ['The publisher is no name that the registries take.']),
    ...(/^\d+\.\d+\.\d+$/.test(manifest.version) ? [] : ['The version has a suffix, which VS Code does not take.']),
    ...[...readFileSync('README.md', 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(path))
      .map((path) => `README.md leads to ${path}, which is not there.`),
  ];
  if (faults.length > 0) throw new Error(faults.join(' '));
  return 'description, categories, keywords, icon, publisher, version, links';
}

/** What publint finds and is meant so: VS Code reads these keys of the manifest, and the package leaves their files out. */
const meant = /^\d+\. pkg\.(?:main|browser) is \.\/dist\/client(?:\.browser)?\.js but the file does not exist\.$/;

/** @param {string} tarball */
function checkWithPublint(tarball) {
  const { command, args, shell } = commandOf('npx', ['--yes', publint, 'run', tarball, '--level', 'warning']);
  const { stdout, stderr } = spawnSync(command, args, { shell, encoding: 'utf8' });
  if (!stdout.includes('Linting...')) throw new Error(stdout + stderr);
  const found = stdout.split('\n').filter((line) => /^\d+\. /.test(line));
  const faults = found.filter((line) => !meant.test(line));
  if (faults.length > 0) throw new Error(faults.join(' '));
  return `nothing but main and browser, which are VS Code's (${found.length})`;
}

/**
 * The path of a Node of a version, from the package of that name.
 * @param {string} version
 */
function fetchNode(version) {
  const folder = join(cache, `node-${version}`);
  const path = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    run('npm', ['install', `node@${version}`, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  }
  return path;
}

const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-release-'));
try {
  await step('Build', () => {
    run(process.execPath, ['esbuild.mjs']);
    run(process.execPath, ['esbuild.mjs', '--tests']);
    return 'dist and out';
  });
  await step('Manifest', checkManifest);
  await step('Extension, packed', async () => {
    const size = await packageExtension(join(folder, 'extension.vsix'));
    return `${size} bytes`;
  });
  await step('Extension, as registries look at it', checkExtension);
  await step('Package, published dry', () => {
    // It is built already.
    run('npm', ['publish', '--dry-run', '--ignore-scripts', '--access', 'public']);
    return 'npm publish --dry-run';
  });
  const tarball = join(folder, lastLine(run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder])));
  await step('Package, packed', () => {
    const { size } = statSync(tarball);
    if (size > largest) throw new Error(`It has ${size} bytes; ${largest} are allowed.`);
    return `${size} bytes`;
  });
  await step('publint', () => checkWithPublint(tarball));
  await step('Are the types wrong', () => {
    run('npx', ['--yes', attw, tarball, '--profile', 'esm-only', '--format', 'table-flipped']);
    return 'no, for ES modules';
  });
  const mocha = ['node_modules/mocha/bin/mocha.js'];
  await step('Notices and bundles', () => {
    run(process.execPath, [...mocha, 'out/test/notices.process.test.mjs', 'out/test/bundles.process.test.mjs']);
    return 'every package, its licence and its text; nothing fetches';
  });
  await step('Schemas and derived files', () => {
    run(process.execPath, [...mocha, 'out/test/data/schema.test.mjs', 'out/test/rules/catalog.test.mjs']);
    return 'as the code says';
  });
  for (const version of nodes)
    await step(`Node ${version}`, () => {
      const node = fetchNode(version);
      const exact = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
      run(process.execPath, [...mocha, 'out/test/library/package.process.test.mjs'], {
        env: { ...process.env, PACKAGE_NODE: node },
      });
      return `${exact}: library, types, command, server`;
    });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(failed.length === 0 ? 'Ready.' : `${failed.length} failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
