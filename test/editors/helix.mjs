// What a writer does in Helix, by its keys, and what is seen on its screen.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {import('./terminal.mjs').Terminal} terminal
 * @param {string} folder
 * @param {Record<string, unknown>} seen what is seen, by what was done
 */
export async function playInHelix(terminal, folder, seen) {
  /** What is found in a line of the draft, behind it or below it, as `line message`. */
  const finding = async (/** @type {number} */ line, /** @type {string} */ message) => {
    const [, found] = await terminal.waitFor(new RegExp(`^\\W*${line} .*(?:\\n\\W+)?(${message}.*)`, 'm'));
    return [`${line} ${found?.trim()}`];
  };
  /** A line of the draft once it holds something, without what is found in it. */
  const line = async (/** @type {number} */ number, /** @type {string} */ part) => {
    const [, text] = await terminal.waitFor(new RegExp(`^\\W*${number}  ?(.*${part}.*)`, 'm'));
    return text?.replace(/ {2}.*$/, '').trim();
  };
  const goTo = async (/** @type {number} */ number, /** @type {string} */ part) => {
    await terminal.press(...String(number), 'G', '/');
    await terminal.type(part);
    await terminal.press('Enter');
  };
  const append = async (/** @type {string} */ text) => {
    await terminal.press('g', 'e', 'o', 'Enter');
    await terminal.type(text);
  };
  const use = 'Use “Harbour Compact”';

  seen.plain = await finding(1, use);
  await terminal.type(':open draft.md');
  await terminal.press('Enter');
  seen.before = await finding(3, use);

  await goTo(3, 'Port Pact');
  await terminal.press('Space', 'k');
  await terminal.waitFor(/An agreement/);
  seen.hover = terminal.screen;
  await terminal.press('Escape');

  await append('The Port Pact ends.');
  await terminal.press('Escape');
  await finding(9, use);
  seen.after = [...(await finding(3, use)), ...(await finding(9, use))];

  await goTo(3, 'Port Pact');
  await terminal.press('Space', 'a');
  await terminal.waitFor(/Ignore “Port Pact” here/);
  await terminal.press('Enter');
  seen.fixed = await line(3, 'Compact holds');

  await append('A Harb');
  await terminal.press('C-x');
  await terminal.waitFor(/A Harb\S*\n.* Harbour Compact/);
  await terminal.press('C-n', 'Enter', 'Escape');
  seen.completed = await line(11, 'Compact');

  await goTo(5, 'Harbour');
  await terminal.press('Space', 'r', 'C-u');
  await terminal.type('Harbour Treaty');
  await terminal.press('Enter');
  seen.renamed = await line(5, 'Treaty');

  copyFileSync(join(folder, 'later.yaml'), join(folder, 'glossary.yaml'));
  seen.followed = await finding(7, 'Use “New Quay”');
}
