// What a writer does at the desk, by mouse and keyboard, what must come of it, and what must be seen.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./page.mjs').Desk} Desk */
/** @typedef {(what: string, part?: string) => Promise<void>} Show */

/** @type {{ contributes: { commands: { command: string, title: string }[], menus: Record<string, { command: string, when?: string }[]> } }} */
const manifest = JSON.parse(await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'));

/** Prose of both languages, in which words stand that are starts of names, snippets and words of ours. */
const prose = {
  'prose.md': `He agreed and so did I
It was brief and the options
are in the list of risks
Ministers from Seoul and the
Pacific made an essay of it
The decision of the council in
an order of the republic of
this and the information was
north and south of the river in
`,
  'prose.txt': `He agreed and so did I
It was brief and the options
are in the list of risks
Ministers from Seoul and the
Pacific made an essay of it
The decision of the council in
an order of the republic of
this and the information was
north and south of the river in
`,
};

/** @type {readonly { name: string, files?: Record<string, string>, run: (desk: Desk, show: Show) => Promise<void> }[]} */
export const scenes = [
  {
    name: 'palette',
    async run(desk, show) {
      await desk.openFile('brief.md');
      await desk.underlined();
      const hidden = new Set(
        manifest.contributes.menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
      );
      const wanted = manifest.contributes.commands.filter(({ command }) => !hidden.has(command));
      const found = await desk.commandsFor('Policy Glossary: ');
      deepEqual(
        wanted.map(({ title }) => title).filter((title) => !found.some((name) => name.includes(title))),
        [],
      );
      await desk.page.keyboard.press('F1');
      await desk.page.keyboard.type('Policy Glossary');
      await desk.page.waitForTimeout(500);
      await show('all commands of the extension, also Fix All in Draft and Add to Glossary…');
    },
  },
  ...Object.entries(prose).map(([name, text]) => ({
    name,
    files: { [name]: '' },
    /** @param {Desk} desk */
    async run(desk) {
      await desk.openFile(name);
      for (const line of text.split('\n').filter(Boolean)) {
        await desk.page.keyboard.type(line, { delay: 15 });
        await desk.page.waitForTimeout(900);
        await desk.page.keyboard.press('Enter');
      }
      equal(await desk.saved(name), text);
    },
  })),
  {
    name: 'hover',
    async run(desk, show) {
      await desk.openFile('brief.md');
      await desk.underlined();
      await desk.rest("IP4's");
      await show('the card of IP4: first what to write here, then what it is');
      await desk.rest('Indo-Pacific 4');
      await show('the card of a name to avoid: what to write instead first, and once', 'avoid');
    },
  },
];
void ok;
