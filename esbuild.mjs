// Bundles the extension, the servers and the command line into dist/, and with --tests the tests into out/.
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { rm } from 'node:fs/promises';
import { build, context, transform } from 'esbuild';
import ts from 'typescript';
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
 * Letters and figures as ranges of UTF-16 units: Latin as far as languages of today write it, Greek and Cyrillic as Unicode
 * says; of scripts without capitals whole blocks. What needs two units is neither, as where words are read.
 */
const classes = new Map([
  [
    'L',
    `${rangesOf(/\p{L}/u, [0, 0x700], [0x3005, 0x3400])}\\u0710-\\u0963\\u0971-\\u1fff\\u2c00-\\u2dff\\u3400-\\ud7a3\\uf900-\\ufdfb\\ufe76-\\ufefc\\uff21-\\uff3a\\uff41-\\uff5a\\uff66-\\uffdc`,
  ],
  [
    'N',
    rangesOf(
      /\p{N}/u,
      [0, 0x530],
      [0x660, 0x6fa],
      [0x966, 0x970],
      [0x2070, 0x24ff],
      [0x3007, 0x33ff],
      [0xff10, 0xff1a],
    ),
  ],
  ['Lu', rangesOf(/\p{Lu}/u, [0, 0x180], [0x218, 0x21c], [0x370, 0x3d0], [0x400, 0x460], [0x1ea0, 0x1efa])],
  ['Ll', rangesOf(/\p{Ll}/u, [0, 0x180], [0x218, 0x21c], [0x370, 0x3d0], [0x400, 0x460], [0x1ea0, 0x1efa])],
]);

/**
 * The units between some limits that an expression fits, as they are written between brackets.
 * @param {RegExp} fits @param {readonly (readonly [number, number])[]} limits
 */
function rangesOf(fits, ...limits) {
  const sign = (/** @type {number} */ unit) => `\\u${unit.toString(16).padStart(4, '0')}`;
  let ranges = '';
  for (const [from, to] of limits)
    for (let unit = from; unit < to; unit++) {
      const start = unit;
      while (unit < to && fits.test(String.fromCharCode(unit))) unit++;
      if (unit > start) ranges += unit - start > 1 ? `${sign(start)}-${sign(unit - 1)}` : sign(start);
    }
  return ranges;
}

/**
 * Our own expressions with \p{L} and its like get the ranges in its place. An engine works out anew for each of them which of
 * a million characters it means, twice a run and for a millisecond, which is a third of what reading one draft takes. What
 * is not ASCII in them is escaped, as esbuild does everywhere else: so a bundle is read as bytes, and takes half the memory.
 * @type {import('esbuild').Plugin}
 */
const expressions = {
  name: 'expressions',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /[\\/]server[\\/].*\.ts$/ }, async ({ path }) => {
      // Folding makes a table of its expressions, unit by unit.
      const isTable = /[\\/]normalize\.ts$/.test(path);
      const change = (/** @type {string} */ source) => inAscii(isTable ? source : withRanges(source));
      return { contents: changeExpressions(await readFile(path, 'utf8'), change), loader: 'ts' };
    });
  },
};

/** A file with its expressions as they are bundled. @param {string} text @param {(source: string) => string} change */
function changeExpressions(text, change) {
  const source = ts.createSourceFile('', text, ts.ScriptTarget.Latest);
  let written = '';
  let from = 0;
  const visit = (/** @type {ts.Node} */ node, isRaw = false) => {
    if (ts.isRegularExpressionLiteral(node) || (isRaw && ts.isTemplateLiteralToken(node))) {
      written += text.slice(from, node.getStart(source)) + change(node.getText(source));
      from = node.end;
    }
    // A template for an expression, with all its pieces.
    const isTag = ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'String.raw';
    const isPart = isRaw && (ts.isTemplateExpression(node) || ts.isTemplateSpan(node));
    ts.forEachChild(node, (child) => visit(child, isTag || isPart));
  };
  visit(source);
  return written + text.slice(from);
}

/** @param {string} expression */
function inAscii(expression) {
  return expression.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An expression with ranges. @param {string} expression */
function withRanges(expression) {
  let isInBrackets = false;
  return expression.replace(
    /\\p\{(L|N|Lu|Ll)\}|\\[^]|[[\]]/g,
    (/** @type {string} */ sign, /** @type {string} */ name) => {
      const ranges = classes.get(name);
      if (ranges !== undefined) return isInBrackets ? ranges : `[${ranges}]`;
      if (sign.length === 1) isInBrackets = sign === '[';
      return sign;
    },
  );
}

/**
 * A script whose address ends with `?text` becomes part of a bundle as text, without its types.
 * @type {import('esbuild').Plugin}
 */
const asText = {
  name: 'asText',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /\?text$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?text$/, '')),
      namespace: 'text',
    }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'text' }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2022' })).code,
      loader: 'text',
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
 * Parts of Node that take long to load and of which most runs need nothing are loaded when one of their functions is first
 * called.
 * @type {import('esbuild').Plugin}
 */
const late = {
  name: 'late',
  setup(pluginBuild) {
    const filter = /^(?:node:)?(?:child_process|crypto|fs\/promises)$/;
    pluginBuild.onResolve({ filter }, ({ path, namespace }) =>
      namespace === 'late' ? { external: true } : { path: path.replace(/^(?:node:)?/, 'node:'), namespace: 'late' },
    );
    pluginBuild.onLoad({ filter: /.*/, namespace: 'late' }, async ({ path }) => {
      const module = /** @type {Record<string, unknown>} */ (await import(path));
      const names = Object.keys(module).filter((name) => name !== 'default' && typeof module[name] === 'function');
      const call = (/** @type {string} */ name) =>
        `export function ${name}(...words) { return require(${JSON.stringify(path)}).${name}(...words); }`;
      return { contents: names.map(call).join('\n') };
    });
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
    pluginBuild.onResolve({ filter: /^mocha\/mocha\.js$/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)),
      namespace: 'script',
    }));
    pluginBuild.onLoad({ filter: /.*/, namespace: 'script' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
    }));
  },
};

const { version } = /** @type {{ version: string }} */ (JSON.parse(await readFile('package.json', 'utf8')));
/** @satisfies {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  loader: { '.txt': 'text', '.css': 'text' },
  plugins: [yaml, asText, noFetch, expressions],
  define: { PRODUCT_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
  target: 'node20',
  // All that runs them has these; otherwise each literal with \p{…} becomes a call that makes an expression anew.
  supported: { 'regexp-unicode-property-escapes': true },
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
const shipped = { ...shared, minify: !watch, legalComments: 'eof', sourcemap: watch, metafile: true };

/** For packages that name this licence and do not hold its text. */
const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/** What is shipped; a bundle whose room is not there yet is an error, not a gap. @type {import('esbuild').BuildOptions[]} */
const bundles = [
  // What `launch` runs: of each only that is evaluated which a run comes to.
  {
    ...shipped,
    plugins: [...shared.plugins, late],
    platform: 'node',
    format: 'cjs',
    entryPoints: { 'cli/main': 'server/cli/main.ts', 'server/main': 'server/node/main.ts' },
    define: { ...shared.define, ...address },
    banner: { js: `(function (exports, require, module, __filename, BUILD) {${bundleUrl}` },
    footer: { js: '})' },
    supported: { ...shared.supported, 'dynamic-import': false },
    outdir: 'dist',
  },
  // For other programs, in Node and in browsers.
  {
    ...shipped,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'esm',
    splitting: true,
    external: ['buffer'],
    entryPoints: { index: 'server/library/checker.ts' },
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    outdir: 'dist/library',
  },
  {
    ...shipped,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    format: 'iife',
    // Only the streams of n3 ask for it, and they are not bundled; a test looks whether they are.
    external: ['buffer'],
    entryPoints: { 'server.browser': 'server/browser/main.ts' },
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
    loader: { ...shared.loader, '.md': 'text' },
    sourcemap: 'inline',
    entryPoints: ['test/editor/web/index.ts'],
    outbase: '.',
    outdir: 'out',
  },
];

// Pictures of the editor stay.
const folder = tests ? 'out/test' : 'dist';
await rm(folder, { recursive: true, force: true });
const chosen = (tests ? testBundles : bundles).filter(({ entryPoints }) => Object.keys(entryPoints ?? {}).length > 0);
const contexts = await Promise.all(
  chosen.map((options) => context(watch ? { ...options, logLevel: 'info' } : options)),
);
const built = await Promise.all(contexts.map((bundle) => bundle.rebuild()));
if (!tests) {
  await writeLaunchers();
  await writeTypes();
  await writeSnippets();
  await writeNotices(Object.fromEntries(built.flatMap(({ metafile }) => Object.entries(metafile?.outputs ?? {}))));
}
// All is there, of which each bundle says for itself that it is from here on.
if (watch) console.log('[watch] build finished');
await Promise.all(contexts.map((bundle) => (watch ? bundle.watch() : bundle.dispose())));

/** What starts the command line and the server: it knows the bundle that it runs from every other that was ever built. */
async function writeLaunchers() {
  for (const [name, entry] of Object.entries({ cli: 'server/cli/bin.ts', server: 'server/node/bin.ts' })) {
    const bundle = await readFile(`dist/${name}/main.js`);
    // It is read as Latin-1.
    if (!watch && /[^\0-\x7f]/.test(bundle.toString('latin1'))) throw new Error(`The bundle ${name} is not ASCII.`);
    // While somebody works on it nothing is kept.
    const id = watch ? '' : createHash('sha256').update(bundle).digest('hex').slice(0, 16);
    await build({
      ...shipped,
      platform: 'node',
      format: 'cjs',
      entryPoints: { [name]: entry },
      define: { ...shared.define, ...address, BUILD: JSON.stringify(id) },
      banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
      outdir: 'dist',
    });
  }
  await chmod('dist/cli.js', 0o755);
}

/** The types of what other programs import: its file names no type of another one. */
async function writeTypes() {
  const fileName = 'server/library/checker.ts';
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(await readFile(fileName, 'utf8'), {
    fileName,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, strict: true },
  });
  if (diagnostics.length > 0)
    throw new Error(diagnostics.map(({ messageText }) => JSON.stringify(messageText)).join('\n'));
  await writeFile('dist/library/index.d.mts', outputText);
}

/** The snippets for VS Code, from the same source as those that the server serves. */
async function writeSnippets() {
  const {
    outputFiles: [bundle],
  } = await build({
    ...shared,
    platform: 'node',
    format: 'cjs',
    entryPoints: ['server/features/snippets.ts'],
    write: false,
  });
  const script = { exports: /** @type {typeof import('./server/features/snippets')} */ ({}) };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own bundle
  new Function('module', 'exports', bundle?.text ?? '')(script, script.exports);
  await writeFile('dist/snippets.code-snippets', `${JSON.stringify(script.exports.snippetFile(), undefined, 2)}\n`);
}

/**
 * The notices of all packages whose code is in a bundle, in the order of their names, and for the tests what the bundles
 * are made of. A licence that has not been looked at ends the build.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
async function writeNotices(outputs) {
  await writeFile('dist/metafile.json', JSON.stringify({ outputs }));
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []);
  const notices = await Promise.all([...new Set(folders)].map(readNotice));
  const line = '='.repeat(80);
  const sections = [...new Set(notices)].sort().map((notice) => `${line}\n${notice}`);
  const title = `Policy Glossary ${version} contains code of these packages, under the licences that follow.\n`;
  await writeFile('dist/ThirdPartyNotices.txt', [title, ...sections].join('\n'));
}

/** Name, version, licence and the texts about it of a package. @param {string} folder */
async function readNotice(folder) {
  const {
    name,
    version: own,
    license,
    author,
  } = /** @type {{ name: string, version: string, license: string, author?: string | { name: string } }} */ (
    JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
  );
  if (!/^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/.test(license))
    throw new Error(`The licence of ${name} is ${license}: look whether its code may be in a bundle.`);
  const files = (await readdir(folder)).filter((file) =>
    /^(?:licen[cs]e|copying|notice|thirdpartynotices)/i.test(file),
  );
  const texts = await Promise.all(files.sort().map((file) => readFile(`${folder}/${file}`, 'utf8')));
  if (!files.some((file) => /^(?:licen[cs]e|copying)/i.test(file))) {
    if (license !== 'ISC') throw new Error(`${name} has no text of its licence, ${license}.`);
    texts.unshift(
      `Copyright (c) ${(typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`)).replace(/ <.*/, '')}\n\n${isc}`,
    );
  }
  const text = texts.map((part) => part.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `${name} ${own}, ${license}\n\n${text}\n`;
}
