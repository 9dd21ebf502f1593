// Takes the pictures of the README, as a person would see them: moves the mouse, clicks and types in the real editor.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram, openBrowser, say, startHost } from './host.mjs';
import { findPhrase, openLightBulb } from './page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const images = join(root, 'docs/images');
const sample = join(root, 'test/fixtures/sample');

const width = 1000;
const userSettings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 15,
  'editor.glyphMargin': false,
  'editor.lineHeight': 24,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'on',
  'telemetry.telemetryLevel': 'off',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.layoutControl.enabled': false,
};

/** @typedef {import('playwright-core').Page} Page */

/**
 * Takes a picture of the full width of the editor beside an element, and some lines above and below it.
 * @param {Page} page
 * @param {string} name
 * @param {import('playwright-core').Locator} element
 * @param {number} above
 * @param {number} below
 */
async function save(page, name, element, above, below) {
  const { y, height } = (await element.boundingBox()) ?? { y: 0, height: 0 };
  const lines = 24;
  const clip = { x: 0, y: y - above * lines, width, height: height + (above + below) * lines };
  await page.screenshot({ path: join(images, `${name}.png`), clip });
  say(`docs/images/${name}.png`);
}

/**
 * Takes a picture of the whole window.
 * @param {Page} page
 * @param {string} name
 */
async function saveWindow(page, name) {
  await page.screenshot({ path: join(images, `${name}.png`), scale: 'css' });
  say(`docs/images/${name}.png`);
}

/**
 * Runs a command by its title, from the command palette.
 * @param {Page} page
 * @param {string} title
 */
async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await page.keyboard.type(title, { delay: 10 });
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title.split(': ')[1] })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/**
 * Puts the cursor into a phrase as a click does, and the mouse where it hides nothing.
 * @param {Page} page
 * @param {string} phrase
 */
async function click(page, phrase) {
  const { x, y } = await findPhrase(page, phrase);
  await page.mouse.click(x, y);
  await page.mouse.move(width - 40, 5);
}

/** A paragraph with three faults that have one answer each. */
const faulty =
  "The Republic of Korea (ROK) has been a guest at every Nato summit since 2022. It comes as one of the Indo-Pacific Four (IP4). The IP-4's interest is plain: each visit must show a result at home. The Republic of Korea (ROK) will host the next meeting.\n";

/**
 * Takes the picture that opens the README: a paragraph before it is mended, with the light bulb, and after, one below another.
 * @param {Page} page
 * @param {import('playwright-core').Browser} browser
 */
async function takeMending(page, browser) {
  const lines = page.locator('.editor-instance .view-line');
  const squiggles = page.locator('.editor-instance .squiggly-warning');
  /** A picture of the editor from its first line down to somewhere, as an address. */
  const strip = async (/** @type {number} */ bottom) => {
    const { y } = (await lines.first().boundingBox()) ?? { y: 0 };
    const picture = await page.screenshot({ clip: { x: 0, y: y - 6, width, height: bottom - y + 12 } });
    return `data:image/png;base64,${picture.toString('base64')}`;
  };
  const end = async (/** @type {import('playwright-core').Locator} */ element) => {
    const { y, height } = (await element.boundingBox()) ?? { y: 0, height: 0 };
    return y + height;
  };
  await squiggles.nth(2).waitFor({ timeout: 120_000 });
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  await page.mouse.move(width - 40, 5);
  const before = await strip(await end(lines.nth(2)));

  await click(page, 'IP-4');
  await page.locator('.lightBulbWidget').click();
  const menu = page.locator('.context-view .action-widget').first();
  await menu.getByText('Use “IP4”').waitFor();
  const bulb = await strip((await end(menu.getByText('Why?'))) - 4);
  await page.keyboard.press('Enter');
  await lines.filter({ hasText: /The\sIP4's/ }).waitFor();

  await runCommand(page, 'Policy Glossary: Fix All in Draft');
  await squiggles.first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Escape');
  const after = await strip(await end(lines.nth(2)));

  const parts = [
    ['1', 'What does not match is underlined.', before],
    ['2', 'The light bulb offers what is right.', bulb],
    ['3', '<i>Fix All in Draft</i> mends the rest.', after],
  ];
  const sheet = await browser.newPage({ viewport: { width, height: 100 }, deviceScaleFactor: 1.25 });
  await sheet.setContent(
    `<style>
      body { margin: 0; background: #fff; font: 17px 'Liberation Sans', sans-serif; color: #1f2328 }
      p { margin: 0; padding: 8px 16px; background: #eef2f7 }
      b { color: #005fb8; padding-right: 8px }
      img { display: block; width: 100% }
    </style>${parts.map(([number, words, source]) => `<p><b>${number}</b>${words}</p><img src="${source}">`).join('')}`,
  );
  await sheet.screenshot({ path: join(images, 'mending.png'), fullPage: true });
  say('docs/images/mending.png');
  await sheet.close();
}

/** @param {Page} page */
async function takePictures(page) {
  const cardOf = (/** @type {string} */ text) => page.locator('.monaco-hover:visible', { hasText: text });
  await page.locator('.squiggly-warning').first().waitFor({ timeout: 120_000 });
  await page.keyboard.press('Control+b');
  await page.locator('.part.sidebar').waitFor({ state: 'hidden' });

  const term = await findPhrase(page, "IP4's");
  await page.mouse.move(term.x, term.y);
  await cardOf('Members').waitFor();
  await save(page, 'hover', cardOf('Members'), 0.5, 4);

  await click(page, 'Indo-Pacific 4');
  const menu = await openLightBulb(page);
  await menu.getByText('Use “Indo-Pacific Four”').waitFor();
  await save(page, 'lightbulb', menu, 4, 0.5);
  await page.keyboard.press('Escape');

  await click(page, 'whether these are the same');
  await page.keyboard.press('End');
  await page.keyboard.type(' Ministers of the Republic of Ko', { delay: 60 });
  await page.keyboard.press('Control+Space');
  const suggestions = page.locator('.suggest-widget.visible');
  await suggestions.getByText('introduced on line 15').first().waitFor();
  await save(page, 'completion', suggestions, 3, 0.5);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+g');
  await page.keyboard.type('55\n', { delay: 30 });
  await page.locator('.view-line', { hasText: 'yardstick' }).waitFor();
  await click(page, 'Global Pivotal');
  await page.keyboard.press('Control+.');
  await menu.getByText('Use “Global Pivotal State” throughout').waitFor();
  await save(page, 'mixed-names', menu, 4, 0.5);
  await page.keyboard.press('Escape');

  await runCommand(page, 'Policy Glossary: Focus on This Draft View');
  const terms = page.locator('.part.sidebar');
  await terms.getByText('Indo-Pacific Four').first().waitFor();
  await saveWindow(page, 'terms');
  await page.keyboard.press('Control+b');

  await page.keyboard.press('Control+Shift+m');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await saveWindow(page, 'lint');
  await page.keyboard.press('Control+j');

  await runCommand(page, 'Policy Glossary: Review Naming Across the Workspace');
  const review = page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
  await review.getByText('Republic of Korea').first().waitFor();
  await saveWindow(page, 'review');

  await runCommand(page, 'Welcome: Open Walkthrough...');
  await page.locator('.quick-input-widget input').first().fill('Policy');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Policy Glossary' }).first().click();
  const steps = page.locator('.gettingStartedContainer .getting-started-step');
  await steps.first().waitFor();
  await page.locator('.gettingStartedContainer .getting-started-media img').first().waitFor();
  await saveWindow(page, 'walkthrough');
}

const icon = await openBrowser({ width: 128, height: 128 });
await icon.page.setContent(`<body style="margin: 0">${await readFile(join(images, 'icon.svg'), 'utf8')}`);
await icon.page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
await icon.browser.close();

// What is typed for a picture is saved by VS Code, so it is typed into a copy.
const copy = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
await cp(sample, copy, { recursive: true });
const small = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
await writeFile(join(small, 'brief.md'), faulty);
const profile = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
await mkdir(join(profile, 'User'));
await writeFile(join(profile, 'User', 'settings.json'), JSON.stringify(userSettings));
const host = await startHost({ userDataDir: profile, extensionsDir: join(profile, 'extensions') });
const { browser, page } = await openBrowser({ width, height: 700 }, 1.25);
try {
  await page.goto(host.address({ folder: small, file: join(small, 'brief.md'), extension: root }));
  await takeMending(page, browser);
  await page.goto(host.address({ folder: copy, file: join(copy, 'brief.md'), extension: root }));
  await takePictures(page);
} finally {
  await browser.close();
  host.stop();
  for (const folder of [profile, copy, small]) await rm(folder, { recursive: true, force: true });
}

// With 256 colours nobody sees a difference, and a picture is half as large.
const pngquant = findProgram('pngquant');
if (pngquant) {
  for (const name of (await readdir(images)).filter((file) => file.endsWith('.png')))
    execFileSync(pngquant, ['--quality', '80-98', '--strip', '--force', '--ext', '.png', join(images, name)]);
} else say('The pictures are larger than they need be: install pngquant (on Debian: apt-get install pngquant).');
