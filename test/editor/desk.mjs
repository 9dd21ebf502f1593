// Plays the scenes of a writer’s desk in an embedded VS Code, and takes their pictures into out/pictures for checking by eye.
// Names of scenes may be given; the tests play all of them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../steps.mjs';
import { say } from './host.mjs';
import { Room } from './page.mjs';
import { scenes } from './scenes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pictures = join(root, 'out/pictures');

const wanted = process.argv.slice(2);
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (chosen.length === 0)
  throw new Error(`There is no such scene. There are ${scenes.map(({ name }) => name).join(', ')}.`);
await mkdir(pictures, { recursive: true });

/** @type {string[]} */
const seen = [];
let passed = 0;
let failed = 0;
const room = await Room.open(root);
try {
  for (const { name, files, language, run } of chosen) {
    const start = performance.now();
    // What an earlier scene has left behind is in a window of its own.
    const desk = await room.window({ folder: join(root, 'test/fixtures/sample'), files, language });
    /** Takes a picture of the window; `what` is what must be seen in it. */
    const show = async (/** @type {string} */ what, /** @type {string} */ part = '') => {
      const file = `${name}${part && `-${part}`}.png`;
      await desk.page.screenshot({ path: join(pictures, file) });
      seen.push(`- [${file}](${file}): ${what}`);
    };
    try {
      await run(desk, show);
      say(`  ✔ ${name} (${Math.round((performance.now() - start) / 1000)} s)`);
      passed++;
    } catch (error) {
      failed++;
      await desk.page.screenshot({ path: join(pictures, `${name}-failed.png`) });
      say(`  ✘ ${name}: ${messageOf(error)}`);
    }
    await desk.close();
  }
} finally {
  await room.close();
}
await writeFile(join(pictures, 'README.md'), `# What must be seen\n\n${seen.join('\n')}\n`);
console.log(`${passed} passing\n${failed} failing`);
process.exitCode = failed === 0 ? 0 : 1;
