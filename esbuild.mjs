// Bundles the extension, the servers and the command line into dist/, and with --tests the tests into out/.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { parse } from 'yaml';

/**
 * A YAML file of data/ becomes part of the bundle as JSON text, which is read faster than an object in code.
 * @type {import('esbuild').Plugin}
 */
const yaml = {
  name: 'yaml',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(parse(await readFile(path, 'utf8'))))});`,
      loader: 'js',
      watchFiles: [path],
    }));
  },
};

/**
 * The reader of JSON-LD is given a loader that refuses; that of the library, which fetches, is left out.
 * @type {import('esbuild').Plugin}
 */
const noFetch = {
  name: 'noFetch',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]jsonld[\\/]lib[\\/]platform\.js$/ }, () => ({
      contents: 'exports.setupGlobals = exports.setupDocumentLoaders = () => {};',
    }));
  },
};

/**
 * What the editor tests import has another name where they run in a browser.
 * @type {import('esbuild').Plugin}
 */
const inBrowser = {
  name: 'inBrowser',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^(mocha|node:assert\/strict)$/ }, ({ path }) => ({
      path: resolve(`test/editor/web/${path === 'mocha' ? 'mocha' : 'assert'}.ts`),
    }));
    // The build of mocha for browsers is CommonJS, though its package says otherwise; outside its folder nothing says so.
    pluginBuild.onResolve({ filter: /^mocha\/mocha\.js$/ }, ({ path }) => ({ path, namespace: 'script' }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'script' }, async ({ path }) => ({
      contents: await readFile(`node_modules/${path}`, 'utf8'),
    }));
  },
};

const { version } = /** @type {{ version: string }} */ (JSON.parse(await readFile('package.json', 'utf8')));
/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  loader: { '.txt': 'text' },
  plugins: [yaml, noFetch],
  define: { PRODUCT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
  target: 'node20',
  // Of modules only what is used is bundled.
  mainFields: ['module', 'main'],
};
// A package that asks for its own address gets that of the bundle.
const address = { 'import.meta.url': 'bundleUrl' };
const bundleUrl = 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;';
const tests = process.argv.includes('--tests');
/** For a debugger: as written, with maps, and built again whenever a file changes. */
const watch = process.argv.includes('--watch');
/** @satisfies {import('esbuild').BuildOptions} */
const shipped = { ...shared, minify: !watch, legalComments: 'linked', sourcemap: watch };

/** What is shipped; a bundle whose room is not there yet is an error, not a gap. @type {import('esbuild').BuildOptions[]} */
const bundles = [
  // In pieces, so that a command loads only what it needs.
  {
    ...shipped,
    platform: 'node',
    format: 'esm',
    splitting: true,
    entryPoints: { cli: 'server/cli/main.ts' },
    banner: {
      js: '#!/usr/bin/env node\nimport{createRequire}from"node:module";const require=createRequire(import.meta.url);',
    },
    outExtension: { '.js': '.mjs' },
    chunkNames: 'cli/[name]-[hash]',
    outdir: 'dist',
  },
  {
    ...shipped,
    platform: 'node',
    format: 'cjs',
    entryPoints: { server: 'server/main.ts' },
    define: { ...shared.define, ...address },
    banner: { js: bundleUrl },
    outdir: 'dist',
  },
  {
    ...shipped,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'iife',
    // Only the streams of n3 ask for it, and they are not bundled; a test looks whether they are.
    external: ['buffer'],
    entryPoints: { 'server.browser': 'server/browser.ts' },
    outdir: 'dist',
  },
  {
    ...shipped,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { client: 'client/node.ts' },
    outdir: 'dist',
  },
  {
    ...shipped,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { 'client.browser': 'client/browser.ts' },
    outdir: 'dist',
  },
];

/** The tests run as bundles too, so that they load data/ in the same way as what is shipped. @type {import('esbuild').BuildOptions[]} */
const testBundles = [
  {
    ...shared,
    platform: 'node',
    format: 'esm',
    splitting: true,
    packages: 'external',
    sourcemap: true,
    outExtension: { '.js': '.mjs' },
    entryPoints: globSync(['test/**/*.test.ts', 'test/bench/*.ts'], { ignore: ['test/editor/**'] }),
    outbase: '.',
    outdir: 'out',
  },
  {
    ...shared,
    platform: 'node',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    entryPoints: globSync(['test/editor/*.ts']),
    outbase: '.',
    outdir: 'out',
  },
  {
    ...shared,
    plugins: [...shared.plugins, inBrowser],
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'cjs',
    external: ['vscode'],
    loader: { '.md': 'text', '.txt': 'text' },
    sourcemap: 'inline',
    entryPoints: ['test/editor/web/index.ts'],
    outbase: '.',
    outdir: 'out',
  },
];

const folder = tests ? 'out' : 'dist';
await rm(folder, { recursive: true, force: true });
const chosen = tests ? testBundles : bundles;
const contexts = await Promise.all(
  chosen.map((options) => context(watch ? { ...options, logLevel: 'info' } : options)),
);
await Promise.all(contexts.map((bundle) => bundle.rebuild()));
if (!tests) await writeSnippets();
// All is there, of which each bundle says for itself that it is from here on.
if (watch) console.log('[watch] build finished');
await Promise.all(contexts.map((bundle) => (watch ? bundle.watch() : bundle.dispose())));

/** The snippets for VS Code, from the same source as those that the server serves. */
async function writeSnippets() {
  const { outputFiles } = await build({
    ...shared,
    platform: 'node',
    format: 'cjs',
    entryPoints: ['server/features/snippets.ts'],
    write: false,
  });
  const script = { exports: /** @type {typeof import('./server/features/snippets')} */ ({}) };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own bundle
  new Function('module', 'exports', outputFiles[0].text)(script, script.exports);
  await writeFile('dist/snippets.code-snippets', `${JSON.stringify(script.exports.snippetFile(), undefined, 2)}\n`);
  await chmod('dist/cli.mjs', 0o755);
}
