import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { replaceDraft } from '../../server/node/writing';
import { inFolder, runIn, startIn } from '../support/commandLine';

const wrong = 'The Indo Pacific.\n';
const right = 'The Indo-Pacific.\n';

/** A module that does something each time that a file is about to be put in the place of a draft. */
function atRename(what: string): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const rename = fs.renameSync;
    let times = 0;
    fs.renameSync = (from, to) => {
      if (String(to).endsWith('a.md')) { times++; ${what} }
      return rename(from, to);
    };
    syncBuiltinESMExports();`;
}

/** A module that does something each time that a draft is looked at for the last time but one. */
function atLink(what: string): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const link = fs.linkSync;
    fs.linkSync = (from, to) => { ${what}; return link(from, to); };
    syncBuiltinESMExports();`;
}

function ownFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.policy-glossary'));
}

describe('fixing beside another writer', () => {
  it('keeps what was added in the last moment', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      const { status, stderr } = runIn(folder, ['check', '--fix', 'a.md'], {
        preload: atRename(`if (times === 1) fs.appendFileSync(to, 'Theirs.\\n');`),
      });
      equal(readFileSync(join(folder, 'a.md'), 'utf8'), `${right}Theirs.\n`);
      match(
        stderr,
        /^policy-glossary: a\.md was written to while it was fixed, and what was added is kept: run again\.\n$/,
      );
      equal(status, 2);
      deepEqual(readdirSync(folder), ['a.md']);
    }));
  it('gives back what was changed in the last moment', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      const { status, stderr } = runIn(folder, ['check', '--fix', 'a.md'], {
        preload: atRename(`if (times === 1) fs.writeFileSync(to, 'Theirs.\\n');`),
      });
      equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'Theirs.\n');
      match(
        stderr,
        /^policy-glossary: a\.md was changed while it was fixed and is left as it was changed: run again\.\n$/,
      );
      equal(status, 2);
      deepEqual(readdirSync(folder), ['a.md']);
    }));
  it('keeps both where a draft is changed again as it is given back', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      const { status, stderr } = runIn(folder, ['check', '--fix', 'a.md'], {
        preload: `${atRename(`fs.writeFileSync(to, 'First.\\n');`)}
          const read = fs.readFileSync;
          fs.readFileSync = (...args) => {
            if (times === 1 && String(args[0]).endsWith('.old')) fs.appendFileSync('a.md', 'Second.\\n');
            return read(...args);
          };
          syncBuiltinESMExports();`,
      });
      equal(status, 2);
      equal(readFileSync(join(folder, 'a.md'), 'utf8'), `${right}Second.\n`);
      const [, name = ''] =
        /was changed twice by others while it was fixed: what it held before is in (\S+)\.\n/.exec(stderr) ?? [];
      equal(readFileSync(join(folder, name), 'utf8'), 'First.\n');
    }));
  for (const [what, how, message, holds] of [
    [
      'written anew',
      `fs.writeFileSync('b', 'Theirs.'); rename2('b', 'a.md')`,
      /has changed since it was read/,
      'Theirs.',
    ],
    ['cut', `fs.truncateSync('a.md', 4)`, /has changed since it was read/, 'The '],
    [
      'changed with its size and time kept',
      `const { atime, mtime } = fs.statSync('a.md'); fs.writeFileSync('a.md', 'the Indo Pacific.\\n'); fs.utimesSync('a.md', atime, mtime)`,
      /has changed since it was read/,
      'the Indo Pacific.\n',
    ],
    ['removed', `fs.rmSync('a.md')`, /has been removed since it was read/, undefined],
    ['made a folder', `fs.rmSync('a.md'); fs.mkdirSync('a.md')`, /is no file any more/, undefined],
    ['made a link', `rename2('a.md', 'b'); fs.symlinkSync('b', 'a.md')`, /is no file any more/, wrong],
    ['made a pipe', `fs.rmSync('a.md'); spawnSync('mkfifo', ['a.md'])`, /is no file any more/, undefined],
  ] as const) {
    it(`leaves alone a draft that is ${what} meanwhile`, () =>
      inFolder((folder) => {
        writeFileSync(join(folder, 'a.md'), wrong);
        const { status, stderr } = runIn(folder, ['check', '--fix', 'a.md'], {
          preload: `import { spawnSync } from 'node:child_process'; ${atLink(how)} const rename2 = fs.renameSync;`,
        });
        match(stderr, message);
        equal(stderr.trim().split('\n').length, 1, stderr);
        equal(status, 2);
        if (holds !== undefined) equal(readFileSync(join(folder, 'a.md'), 'utf8'), holds);
        deepEqual(ownFiles(folder), []);
      }));
  }
  it('loses nothing that another process appends, in some hundred rounds', async function () {
    await inFolder(async (folder) => {
      const path = join(folder, 'a.md');
      writeFileSync(path, '0\n');
      const rounds = 400;
      const child = spawn(
        process.execPath,
        [
          '-e',
          `
        const fs = require('node:fs');
        const wait = new Int32Array(new SharedArrayBuffer(4));
        for (let round = 0; round < ${rounds}; round++) {
          Atomics.wait(wait, 0, 0, Math.random() * 4);
          fs.appendFileSync('a.md', 'line ' + round + '\\n');
        }`,
        ],
        { cwd: folder, stdio: 'inherit' },
      );
      let isRunning = true;
      const ended = once(child, 'close').then(() => (isRunning = false));
      let replaced = 0;
      let refused = 0;
      while (isRunning) {
        for (let turn = 0; turn < 20; turn++) {
          const text = readFileSync(path, 'utf8');
          const fixed = text.replace(/^\d+/, (count) => String(Number(count) + 1));
          if (replaceDraft(path, text, fixed, () => {})) replaced++;
          else refused++;
        }
        await new Promise(setImmediate);
      }
      await ended;
      const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
      // What is added in the last moment may come after what is added next.
      deepEqual(lines.sort(), Array.from({ length: rounds }, (_, round) => `line ${round}`).sort());
      ok(replaced > 0 && refused > 0, `${replaced} replaced, ${refused} refused`);
      deepEqual(readdirSync(folder), ['a.md']);
    });
  });
  it('loses nothing to a second run of its own', async function () {
    await inFolder(async (folder) => {
      for (let index = 0; index < 40; index++) writeFileSync(join(folder, `${index}.md`), wrong);
      const runs = [1, 2, 3].map(() => startIn(folder, ['check', '--fix', '.']));
      const results = await Promise.all(runs.map(({ ended }) => ended));
      for (const { status, said } of results) {
        ok(status === 0 || status === 2, said);
        equal(status === 2, /run again/.test(said), said);
      }
      equal(runIn(folder, ['check', '--fix', '.']).status, 0);
      for (let index = 0; index < 40; index++) equal(readFileSync(join(folder, `${index}.md`), 'utf8'), right);
      deepEqual(ownFiles(folder), []);
    });
  });
  it('leaves alone what another run is fixing', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      const { stderr, status } = runIn(folder, ['check', '--fix', 'a.md'], {
        preload:
          atRename(`
          const { status, stderr } = spawnSync(process.execPath, [process.argv[1], 'check', '--fix', 'a.md'], { encoding: 'utf8' });
          fs.writeFileSync('inner', status + stderr);`) + `import { spawnSync } from 'node:child_process';`,
      });
      equal(stderr, '');
      equal(status, 0);
      match(
        readFileSync(join(folder, 'inner'), 'utf8'),
        /^2.*a\.md is being fixed by another run and is left alone: run again\./,
      );
      equal(readFileSync(join(folder, 'a.md'), 'utf8'), right);
    }));
});

describe('fixing that is ended', () => {
  it('leaves every draft whole, and what is left over is named and stops nothing', async function () {
    await inFolder(async (folder) => {
      const text = 'The Indo Pacific.\n\n'.repeat(30);
      const fixed = 'The Indo-Pacific.\n\n'.repeat(30);
      const names = Array.from({ length: 60 }, (_, index) => `${index}.md`);
      for (let round = 0; round < 36; round++) {
        for (const name of names) writeFileSync(join(folder, name), text);
        const { kill, ended } = startIn(folder, ['check', '--fix', '.']);
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 500));
        kill();
        await ended;
        for (const name of names) {
          const found = readFileSync(join(folder, name), 'utf8');
          ok(found === text || found === fixed, `${name}: ${found.length}`);
        }
      }
      const left = ownFiles(folder);
      const { status, stdout, stderr } = runIn(folder, ['check', '--fix', '.']);
      equal(status, 0, stderr);
      match(stdout, /0 findings in 60 drafts/);
      for (const name of left) ok(stderr.includes(`${name} is left from a run that was ended`), stderr);
      for (const name of names) equal(readFileSync(join(folder, name), 'utf8'), fixed);
    });
  });
  for (const [where, module] of [
    ['before the draft is replaced', atRename(`process.kill(process.pid, 'SIGKILL')`)],
    ['after the draft is replaced', atRename(`rename(from, to); process.kill(process.pid, 'SIGKILL')`)],
  ])
    it(`names what is left of a run that was ended ${where}`, () =>
      inFolder((folder) => {
        writeFileSync(join(folder, 'a.md'), wrong);
        equal(runIn(folder, ['check', '--fix', 'a.md'], { preload: module }).status, null);
        const left = ownFiles(folder);
        ok(left.length >= 2, left.join());
        match(readFileSync(join(folder, 'a.md'), 'utf8'), /^The Indo[ -]Pacific\.\n$/);
        for (let round = 0; round < 2; round++) {
          writeFileSync(join(folder, 'a.md'), wrong);
          const { status, stdout, stderr } = runIn(folder, ['check', '--fix', '.']);
          equal(status, 0, stderr);
          // It is no draft.
          match(stdout, /0 findings in 1 draft\./);
          for (const name of left) ok(stderr.includes(`${name} is left from a run that was ended`), stderr);
          equal(readFileSync(join(folder, 'a.md'), 'utf8'), right);
        }
        deepEqual(ownFiles(folder), left);
      }));
  it('is no obstacle where its process number is that of another process', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      runIn(folder, ['check', '--fix', 'a.md'], { preload: atRename(`process.kill(process.pid, 'SIGKILL')`) });
      const lock = join(
        folder,
        ownFiles(folder).find((name) => name.endsWith('.lock'))!,
      );
      const [, host] = readFileSync(lock, 'utf8').split(' ');
      writeFileSync(lock, `${process.pid} ${host}`);
      utimesSync(lock, new Date(0), new Date(0));
      equal(runIn(folder, ['check', '--fix', 'a.md']).status, 0);
      equal(readFileSync(join(folder, 'a.md'), 'utf8'), right);
    }));
});

describe('fixing in place', () => {
  it('parts no hard links, and says so', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), wrong);
      linkSync(join(folder, 'a.md'), join(folder, 'b.txt'));
      const { status, stderr } = runIn(folder, ['check', '--fix', 'a.md']);
      match(
        stderr,
        /^policy-glossary: a\.md has 2 names \(hard links\), which would be parted, and is not changed: .*\n$/,
      );
      equal(status, 2);
      equal(statSync(join(folder, 'a.md')).ino, statSync(join(folder, 'b.txt')).ino);
      equal(readFileSync(join(folder, 'b.txt'), 'utf8'), wrong);
    }));
  it('follows no linked folder out of the current one', () =>
    inFolder((folder) => {
      for (const name of ['here', 'outside/deep', 'here/inner']) mkdirSync(join(folder, name), { recursive: true });
      for (const name of ['outside/a.md', 'here/inner/a.md']) writeFileSync(join(folder, name), wrong);
      symlinkSync('../outside', join(folder, 'here', 'out'));
      symlinkSync('../outside/deep', join(folder, 'here', 'deep'));
      symlinkSync('inner', join(folder, 'here', 'in'));
      for (const path of ['out/a.md', 'deep/../a.md', './in/../out/a.md']) {
        const { status, stderr } = runIn(join(folder, 'here'), ['check', '--fix', path]);
        match(stderr, /lies behind a link that leads out of the current folder and is not changed/);
        equal(status, 2);
      }
      const input = join(folder, 'here', 't.csv');
      writeFileSync(input, 'term\nAlpha\n');
      equal(runIn(join(folder, 'here'), ['glossary', 'convert', 't.csv', 'out/t.yaml']).status, 2);
      deepEqual(readdirSync(join(folder, 'outside')), ['a.md', 'deep']);
      equal(readFileSync(join(folder, 'outside', 'a.md'), 'utf8'), wrong);
      // What is named outside without a detour is meant, and a link within the folder is no way out.
      equal(runIn(join(folder, 'here'), ['check', '--fix', 'in/a.md', '../outside/a.md']).status, 0);
      equal(readFileSync(join(folder, 'outside', 'a.md'), 'utf8'), right);
      equal(readFileSync(join(folder, 'here', 'inner', 'a.md'), 'utf8'), right);
    }));
  for (const end of ['\r\n', '\r', '\n', '\u2028\n'])
    it(`keeps ${JSON.stringify(end)}, a byte order mark, mode and owner`, () =>
      inFolder((folder) => {
        const path = join(folder, 'a.md');
        writeFileSync(path, `\ufeffThe Indo Pacific.${end}${end}One.${end}`, { mode: 0o640 });
        spawnSync('chown', ['12345:54321', path]);
        const { uid, gid, mode } = statSync(path);
        equal(runIn(folder, ['check', '--fix', '.']).status, 0);
        equal(readFileSync(path, 'utf8'), `\ufeffThe Indo-Pacific.${end}${end}One.${end}`);
        const now = statSync(path);
        deepEqual([now.uid, now.gid, now.mode], [uid, gid, mode]);
      }));
  it('needs a folder in which it may write, and says so', function () {
    return inFolder((folder) => {
      const own = join(folder, 'own');
      mkdirSync(own);
      writeFileSync(join(own, 'a.md'), wrong, { mode: 0o666 });
      const preload = atRename('').replace(
        'syncBuiltinESMExports();',
        `
        const write = fs.writeFileSync;
        fs.writeFileSync = (...args) => {
          if (String(args[0]).endsWith('.lock')) throw Object.assign(new Error(), { code: 'EROFS' });
          return write(...args);
        };
        syncBuiltinESMExports();`,
      );
      const { status, stderr } = runIn(own, ['check', '--fix', 'a.md'], { preload });
      equal(stderr, 'policy-glossary: a.md cannot be written: EROFS, the disk is read-only.\n');
      equal(status, 2);
      equal(readFileSync(join(own, 'a.md'), 'utf8'), wrong);
      ok(lstatSync(join(own, 'a.md')).isFile());
    });
  });
});
