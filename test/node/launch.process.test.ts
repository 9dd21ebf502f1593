// What is kept of the code of the bundles between runs: taken where it is whole and one's own, and never needed.
import { deepEqual, equal, match, notDeepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder } from '../support/commandLine';

const old = new Date('2020-01-01');

/** Runs `check` on a draft with one finding, in a folder where `cache` is the user's own folder for what can be made again. */
function check(folder: string, environment: NodeJS.ProcessEnv = {}, args = ['check', '-']): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd: folder,
    input: 'The IP-4 met.\n',
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), NODE_DISABLE_COMPILE_CACHE: '', ...environment },
  });
  if (args[0] !== 'check') return;
  match(stdout, /1 finding in 1 draft/);
  equal(stderr, '');
  equal(status, 1);
}

const pathIn = (folder: string) => join(folder, 'cache', 'policy-glossary', 'compiled');

/** The files that are kept, by name. */
const keptIn = (folder: string) => readdirSync(pathIn(folder));

describe('what is kept of the code between runs', function () {
  if (process.platform !== 'linux') this.pending = true;

  it('is one file for what a run does, which the next one takes as it is', () =>
    inFolder((folder) => {
      check(folder);
      const [name = '', ...others] = keptIn(folder);
      match(name, /^check-[\da-f]{16}-[\d.]+(?:-node\.\d+)?-\w+$/);
      deepEqual(others, []);
      const path = join(pathIn(folder), name);
      utimesSync(path, new Date(), new Date(Date.now() - 5000));
      const { mtimeMs } = statSync(path);
      check(folder);
      equal(statSync(path).mtimeMs, mtimeMs);
    }));

  it('is made again where it is damaged, at any place or of any length', () =>
    inFolder((folder) => {
      check(folder);
      const path = join(pathIn(folder), keptIn(folder)[0] ?? '');
      const whole = readFileSync(path);
      const flipped = (at: number) => {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
        return bytes;
      };
      for (const bytes of [
        ...[0, 25, 100, whole.length >> 1, whole.length - 1].map(flipped),
        ...[0, 10, 20, 1000, whole.length - 1].map((length) => whole.subarray(0, length)),
        Buffer.concat([whole, Buffer.from('x')]),
      ]) {
        writeFileSync(path, bytes);
        check(folder);
        notDeepEqual(readFileSync(path), bytes);
      }
    }));

  it('is left out where others could have written it', () =>
    inFolder((folder) => {
      check(folder);
      chmodSync(pathIn(folder), 0o777);
      const path = join(pathIn(folder), keptIn(folder)[0] ?? '');
      writeFileSync(path, 'x');
      check(folder);
      equal(readFileSync(path, 'utf8'), 'x');
    }));

  it('is left out where its folder is a link', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'elsewhere'));
      mkdirSync(join(folder, 'cache', 'policy-glossary'), { recursive: true });
      symlinkSync(join(folder, 'elsewhere'), pathIn(folder));
      check(folder);
      deepEqual(readdirSync(join(folder, 'elsewhere')), []);
    }));

  it('is nothing where nothing can be written, or nothing shall be', () =>
    inFolder((folder) => {
      check(folder, { NODE_DISABLE_COMPILE_CACHE: '1' });
      check(folder, { XDG_CACHE_HOME: 'relative' });
      deepEqual(readdirSync(folder), []);
      writeFileSync(join(folder, 'cache'), '');
      check(folder);
    }));

  it('is nothing of a run that fails, and loses what has not been used for long', () =>
    inFolder((folder) => {
      check(folder, {}, ['terms', 'missing.md']);
      mkdirSync(pathIn(folder), { recursive: true, mode: 0o700 });
      deepEqual(keptIn(folder), []);
      const path = join(pathIn(folder), 'check-of-another-build');
      writeFileSync(path, '');
      utimesSync(path, old, old);
      check(folder);
      equal(keptIn(folder).length, 1);
    }));
});
