// The page of an embedded VS Code, worked by mouse and keyboard as a writer works it.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, startHost } from './host.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * The middle of a phrase in the editor, in pixels of the page.
 * @param {Page} page
 * @param {string} phrase
 * @returns {Promise<{ x: number, y: number }>}
 */
export function findPhrase(page, phrase) {
  // This runs in the page: the project knows no types of a DOM.
  /* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return */
  return page.evaluate((wanted) => {
    const { document, NodeFilter } = /** @type {any} */ (globalThis);
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      const nodes = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const start = nodes
        .map(({ data }) => data)
        .join('')
        .replaceAll('\u00a0', ' ')
        .indexOf(wanted);
      if (start < 0) continue;
      let middle = start + Math.floor(wanted.length / 2);
      const node = nodes.find(({ length }) => middle < length || ((middle -= length), false));
      const range = document.createRange();
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`“${wanted}” is not on the screen.`);
  }, phrase);
  /* eslint-enable */
}

/**
 * Opens the light bulb at the cursor; gives its menu.
 * @param {Page} page
 */
export async function openLightBulb(page) {
  const menu = page.locator('.context-view .action-widget').first();
  // What is pressed while the editor still looks for actions is lost; pressed again when the menu is there, it takes the first.
  await page.locator('.lightBulbWidget, [class*="codicon-gutter-lightbulb"]').first().waitFor();
  for (let tries = 0; tries < 10 && !(await menu.isVisible()); tries++) {
    await page.keyboard.press('Control+.');
    await menu.waitFor({ timeout: 20_000 }).catch(() => undefined);
  }
  await menu.locator('.monaco-list-row').first().waitFor();
  return menu;
}

/** How long the page may take for anything, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Waits until something holds that no element of a page shows.
 * @param {() => Promise<boolean>} holds
 */
export async function until(holds) {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The settings of the user in which pages are worked: VS Code’s own, without what moves or is of no use in a picture. */
const userSettings = {
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.reduceMotion': 'on',
};

/** The embedded VS Code with the extension, in which windows are opened: each knows nothing of the others. */
export class Room {
  /**
   * @param {Awaited<ReturnType<typeof startHost>>} host
   * @param {import('playwright-core').Browser} browser
   * @param {string} profile
   * @param {string} extension
   */
  constructor(host, browser, profile, extension) {
    this.host = host;
    this.browser = browser;
    this.profile = profile;
    this.extension = extension;
    /** What windows of one scale share is what the browser keeps of the program itself. @type {Map<number, import('playwright-core').BrowserContext>} */
    this.contexts = new Map();
  }

  /**
   * Starts it with the extension that lies in a folder.
   * @param {string} extension
   */
  static async open(extension) {
    const profile = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
    await mkdir(join(profile, 'User'));
    const host = await startHost({ userDataDir: profile, extensionsDir: join(profile, 'extensions') });
    const { browser } = await openBrowser();
    return new Room(host, browser, profile, extension);
  }

  /**
   * Opens a window on a folder of its own, with the settings of a new user and nothing that VS Code keeps.
   * @param {Partial<{ folder: string, files: Record<string, string>, settings: object, language: string, width: number, height: number, scale: number }>} [what] `folder` is copied, `files` are written beside what it holds, `settings` are the user's, `language` is that of the interface
   */
  async window({ folder: original, files = {}, settings = userSettings, language, ...size } = {}) {
    const folder = await mkdtemp(join(tmpdir(), 'policy-glossary-'));
    if (original) await cp(original, folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await writeFile(join(this.profile, 'User', 'settings.json'), JSON.stringify(settings));
    const { width = 1280, height = 800, scale = 1 } = size;
    const context = this.contexts.get(scale) ?? (await this.browser.newContext({ deviceScaleFactor: scale }));
    this.contexts.set(scale, context);
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    page.setDefaultTimeout(PATIENCE);
    // As a language pack says it; VS Code's own words stay English without one.
    if (language)
      await page.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
    const address = this.host.address({ folder, extension: this.extension });
    const session = await context.newCDPSession(page);
    const { origin } = new URL(address);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 3 * PATIENCE });
    return new Desk(page, folder, async () => {
      await page.close();
      await rm(folder, { recursive: true, force: true });
    });
  }

  async close() {
    await this.browser.close();
    this.host.stop();
    await rm(this.profile, { recursive: true, force: true });
  }
}

/** A window of VS Code on a folder of its own. */
export class Desk {
  /**
   * @param {Page} page
   * @param {string} folder
   * @param {() => Promise<void>} close
   */
  constructor(page, folder, close) {
    this.page = page;
    this.folder = folder;
    this.close = close;
  }

  /**
   * Opens a file of the folder by its name.
   * @param {string} name
   */
  async openFile(name) {
    const { page } = this;
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
    // A window that has just been opened does not know all files yet.
    for (let tries = 0; tries < 10 && !(await row.isVisible()); tries++) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+p');
      await page
        .locator('.quick-input-widget input')
        .first()
        .fill(name, { timeout: 5000 })
        .catch(() => undefined);
      await row.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: name }).first().waitFor();
    await page.locator('.editor-instance .view-line').first().waitFor();
  }

  /**
   * Changes settings of the folder.
   * @param {Record<string, unknown>} changed
   */
  async set(changed) {
    const file = join(this.folder, '.vscode', 'settings.json');
    await mkdir(join(this.folder, '.vscode'), { recursive: true });
    /** @type {unknown} */
    const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
    await writeFile(file, JSON.stringify({ .../** @type {object} */ (before), ...changed }));
  }

  /**
   * Shows the window in another theme and width; in those that it had before where nothing is said.
   * @param {{ theme?: string, width?: number }} [how]
   */
  async dress({ theme = userSettings['workbench.colorTheme'], width = 1280 } = {}) {
    await this.page.setViewportSize({ width, height: 800 });
    await this.set({ 'workbench.colorTheme': theme });
    const kind = /Contrast Light/.test(theme)
      ? '.hc-light'
      : /Contrast/.test(theme)
        ? '.hc-black'
        : /Dark/.test(theme)
          ? '.vs-dark'
          : '.vs';
    const workbench = this.page.locator(`.monaco-workbench${kind}`);
    await workbench.waitFor();
    await until(async () => (await workbench.boundingBox())?.width === width);
  }

  /** Waits until the draft in the editor has been checked. */
  async checked() {
    await this.page
      .locator('.statusbar-item', { hasText: 'Think tank' })
      .first()
      .waitFor({ timeout: 2 * PATIENCE });
  }

  /** Waits until something in the editor is underlined. */
  async underlined() {
    await this.page
      .locator('.squiggly-warning, .squiggly-info, .squiggly-error')
      .first()
      .waitFor({ timeout: 2 * PATIENCE });
  }

  /**
   * Whether the list of commands has one by its title.
   * @param {string} title
   */
  async hasCommand(title) {
    const { page } = this;
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    const row = page.locator('.quick-input-list .monaco-list-row', { has: page.getByText(title, { exact: true }) });
    const found = await row
      .first()
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    await page.keyboard.press('Escape');
    return found;
  }

  /**
   * Runs a command by its title, from the list of commands.
   * @param {string} title
   */
  async run(title) {
    const { page } = this;
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    // Others have it as a part of their title, and come before it where they were used last.
    const row = page.locator('.quick-input-list .monaco-list-row', { has: page.getByText(title, { exact: true }) });
    await row.first().click();
    // Where it was, it would rest on what the command opens.
    await page.mouse.move(120, 600);
  }

  /** Opens the views of the extension in the side bar. */
  openViews() {
    const tab = this.page
      .locator('.activitybar .action-item')
      .filter({ has: this.page.getByLabel(/^Policy Glossary/) });
    return tab.first().click();
  }

  /**
   * The middle of a phrase in the editor, in pixels of the page.
   * @param {string} phrase
   */
  find(phrase) {
    return findPhrase(this.page, phrase);
  }

  /**
   * Puts the cursor into a phrase as a click does, and the mouse where it hides nothing.
   * @param {string} phrase
   */
  async click(phrase) {
    const { x, y } = await this.find(phrase);
    await this.page.mouse.click(x, y);
    await this.page.mouse.move(120, 600);
  }

  /**
   * Rests the mouse on a phrase; gives the card that appears, once its link to the entry is there.
   * @param {string} phrase
   * @param {string} [more]
   */
  async rest(phrase, more = 'More') {
    const { x, y } = await this.find(phrase);
    await this.page.mouse.move(120, 600);
    await this.page.mouse.move(x, y, { steps: 4 });
    const card = this.page.locator('.monaco-hover:visible').first();
    await card.getByText(more, { exact: true }).first().waitFor();
    return card;
  }

  /**
   * The page that is shown beside or in the place of a draft, once it holds some text.
   * @param {string} text
   */
  async preview(text) {
    const frame = this.page.frameLocator('iframe.webview').last().frameLocator('#active-frame');
    await frame.getByText(text).first().waitFor();
    return frame;
  }

  /** Opens the light bulb at the cursor. */
  lightBulb() {
    return openLightBulb(this.page);
  }

  /** Waits until nothing in the editor is underlined. */
  async clean() {
    await this.page.locator('.squiggly-warning, .squiggly-info').first().waitFor({ state: 'detached' });
  }

  /**
   * Waits until a message is shown, and shows all that are kept.
   * @param {string | RegExp} message
   */
  async said(message) {
    await this.page.getByText(message).first().waitFor({ state: 'attached' });
    // A message goes away by itself; the list of them does not.
    await this.run('Notifications: Show Notifications');
    await this.page.locator('.notifications-center').waitFor();
  }

  /** The text of the file in the editor, read from the disk after it has been saved. */
  async saved(/** @type {string} */ name) {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    return readFile(join(this.folder, name), 'utf8');
  }
}
