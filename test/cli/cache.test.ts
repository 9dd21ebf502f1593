// What is kept between runs of `check`: taken only where it is whole, one's own, and of the draft that is there now.
import { deepEqual, equal, fail, match } from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { Cache, readFindings } from '../../server/cli/cache';
import { hashOf, type Stamp, stampOf } from '../../server/node/stamp';

const found = { words: 3, findings: [], positions: [] };

/** A folder with a draft that has rested for long, and what is said while its cache is used. */
function inLibrary(use: (library: Library) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
  try {
    mkdirSync(join(folder, 'drafts'));
    const draft = join(folder, 'drafts', 'a.md');
    writeFileSync(draft, 'The IP4 met.\n');
    const said: string[] = [];
    const location = join(folder, 'kept');
    const open = (version = 'v1') => new Cache({ location, version, onDoubt: (message) => void said.push(message) });
    use({ folder, draft, said, location, open });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Library {
  readonly folder: string;
  readonly draft: string;
  readonly said: string[];
  readonly location: string;
  readonly open: (version?: string) => Cache;
}

/** Keeps something of a draft as it is; with a stamp as if it had rested. */
function keepOf(cache: Cache, draft: string, stamp: Stamp | undefined = stampOf(draft)): void {
  const hash = hashOf(readFileSync(draft));
  const findings = Buffer.from(JSON.stringify(found));
  cache.add(draft, { signature: { hash, stamp }, mark: 'm', hasFixes: true, isSettled: true, findings });
  cache.close(dirname(draft));
  cache.end();
}

/** Whether something is kept of a draft and it is the same. */
function isKnown(cache: Cache, draft: string): boolean {
  const kept = cache.find(draft);
  return kept !== undefined && cache.confirm(draft, kept, false) !== undefined;
}

function only(names: readonly string[]): string {
  equal(names.length, 1);
  return names[0] ?? '';
}

describe('what check --cache keeps', () => {
  it('is there in the next run, with the text of the draft where it is asked for', () =>
    inLibrary(({ draft, open, said }) => {
      keepOf(open(), draft);
      const cache = open();
      const kept = cache.find(draft);
      if (kept === undefined) return fail();
      deepEqual(readFindings(kept), found);
      deepEqual(cache.confirm(draft, kept, false), {});
      deepEqual(cache.confirm(draft, kept, true), { text: 'The IP4 met.\n' });
      deepEqual(said, []);
    }));

  it('is known by what is in the draft where times differ, and gets the new ones', () =>
    inLibrary(({ draft, open }) => {
      keepOf(open(), draft);
      utimesSync(draft, 1, 1);
      const cache = open();
      equal(isKnown(cache, draft), true);
      // What has just been changed may be changed again within the same time.
      equal(cache.find(draft)?.signature.stamp, undefined);
    }));

  it('is not that of a draft with other text of the same size and time', () =>
    inLibrary(({ draft, open }) => {
      utimesSync(draft, 1, 1);
      keepOf(open(), draft);
      writeFileSync(draft, 'The IP5 met.\n');
      utimesSync(draft, 1, 1);
      equal(isKnown(open(), draft), false);
    }));

  it('is not that of a draft that is gone or another one in its place, and goes with it', () =>
    inLibrary(({ draft, open }) => {
      const other = join(draft, '..', 'b.md');
      writeFileSync(other, 'Somebody met.\n');
      keepOf(open(), draft);
      rmSync(draft);
      equal(isKnown(open(), draft), false);
      renameSync(other, draft);
      equal(isKnown(open(), draft), false);
      rmSync(draft);
      writeFileSync(other, 'Somebody met.\n');
      keepOf(open(), other);
      equal(open().find(draft), undefined);
      equal(isKnown(open(), other), true);
    }));

  it('is made again where it is damaged anywhere, or cut, which is said once', () =>
    inLibrary(({ draft, open, said, location }) => {
      keepOf(open(), draft);
      const path = join(location, only(readdirSync(location)));
      const whole = readFileSync(path);
      for (let at = 0; at < whole.length; at++) {
        const bytes = Buffer.from(whole);
        bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
        for (const damaged of [bytes, whole.subarray(0, at)]) {
          writeFileSync(path, damaged);
          const cache = open();
          equal(cache.find(draft), undefined);
          equal(cache.find(draft), undefined);
        }
      }
      equal(said.length, 2 * whole.length);
      match(said[0] ?? '', /damaged, and is made again/);
      keepOf(open(), draft);
      equal(isKnown(open(), draft), true);
    }));

  it('is not taken by another version, nor for another folder', () =>
    inLibrary(({ folder, draft, open, said, location }) => {
      keepOf(open(), draft);
      equal(open('v2').find(draft), undefined);
      const other = join(folder, 'a.md');
      const path = join(location, only(readdirSync(location)));
      renameSync(path, join(location, `${hashOf(`check ${folder}`).slice(0, 32)}.kept`));
      equal(open().find(other), undefined);
      deepEqual(said, []);
    }));

  it('is nothing where others may write, in a link or in what is no folder, which is said once', () =>
    inLibrary(({ folder, draft, open, said, location }) => {
      if (process.platform !== 'win32') {
        keepOf(open(), draft);
        chmodSync(location, 0o777);
        equal(isKnown(open(), draft), false);
        rmSync(location, { recursive: true });
        mkdirSync(join(folder, 'elsewhere'));
        symlinkSync(join(folder, 'elsewhere'), location);
        equal(isKnown(open(), draft), false);
        deepEqual(readdirSync(join(folder, 'elsewhere')), []);
        equal(said.length, 2);
        match(said[1] ?? '', /is a link, or others may write to it/);
        rmSync(location);
      }
      said.length = 0;
      writeFileSync(location, '');
      equal(isKnown(open(), draft), false);
      match(said.join('\n'), /^Nothing is kept between runs: .*cannot be made: EEXIST\.$/);
    }));

  it('leaves out what cannot be written, says so once and leaves no part of it', () =>
    inLibrary(({ draft, open, said, location }) => {
      const cache = open();
      mkdirSync(join(location, `${hashOf(`check ${join(draft, '..')}`).slice(0, 32)}.kept`));
      keepOf(cache, draft);
      keepOf(cache, draft);
      equal(said.length, 1);
      only(readdirSync(location));
    }));

  it('loses what nobody has taken for long', () =>
    inLibrary(({ draft, open, location }) => {
      keepOf(open(), draft);
      const path = join(location, only(readdirSync(location)));
      utimesSync(path, 1, 1);
      // Taking it makes it new again.
      const cache = open();
      equal(isKnown(cache, draft), true);
      cache.end();
      only(readdirSync(location));
      utimesSync(path, 1, 1);
      open().end();
      deepEqual(readdirSync(location), []);
    }));
});
