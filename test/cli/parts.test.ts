// However drafts are divided, parts that are put together tell in every format what one run tells.
import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type OutputFormatName, outputFormatNames, outputFormats } from '../../server/cli/formatters/catalog';
import type { Checked, RunFacts, StartFormatter } from '../../server/cli/formatters/formatter';
import { inForceHere } from '../../server/node/inForce';
import { judge } from '../../server/cli/judge';
import { createRecord, headerOf, type RunRecord } from '../../server/cli/part';
import { restoreLine } from '../../server/cli/partLines';
import { openParts } from '../../server/cli/parts';
import { isInShard, parseShard } from '../../server/cli/shard';
import { createNames } from '../../server/cli/sources';
import { createTally, failsFor } from '../../server/cli/writers';
import { runs } from '../support/share';

const failOn = { failOn: 'warning' } as const;
const run = { fails: failsFor(failOn), version: '1.2.3', folder: process.cwd() };

/** A draft, all that was found in it and what is told of that. */
interface Found {
  readonly all: Checked;
  readonly checked: Checked;
}

/** What is written of drafts, a format after the other. */
function writeAll(
  formats: ReadonlyMap<OutputFormatName, StartFormatter>,
  each: (use: (found: Found, at: number) => void) => void,
) {
  const written = new Map<string, string>();
  const tally = createTally();
  const started = [...formats].map(([name, start]) =>
    start((text) => written.set(name, (written.get(name) ?? '') + text), run),
  );
  each(({ checked, all }, at) => {
    tally.add(checked);
    for (const formatter of started) formatter.draft(checked, all, at);
  });
  for (const formatter of started) formatter.end(tally.counts);
  return written;
}

const phrase = fc.constantFrom(
  'The IP-4 met South Korea and the ROK',
  'the Nato, and “the Indo Pacific 4”',
  'the Republic of Korea (ROK) 🚢 and Seoul',
  'A policymaker, a policy-maker',
  '[a *link*](x.md) to the Indo Pacific',
  '한국 정책 IP-4 é\u0301',
  'control \u001b[31m \u202e IP-4',
);
const sign = fc.constantFrom('. ', ' ', '.\n\n', '\r\n', '\n', '.\n\n# ', '. '.repeat(3));
const text = fc.array(fc.tuple(phrase, sign), { maxLength: 12 }).map((pairs) => pairs.flat().join(''));
const path = fc.constantFrom(
  'a.md',
  'b.txt',
  'c d/é.md',
  'x\n\u001b[0m.md',
  '__proto__.md',
  '../out.md',
  'e,f:g%0A.md',
);
const draft = fc.record({ path, text, shard: fc.nat(), kept: fc.integer({ min: 0, max: 4 }) });

describe('parts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
  after(() => rmSync(folder, { recursive: true }));
  const silent = { onProblem: () => undefined, onDoubt: () => undefined };

  it('of any division come to what one run writes, in every format', async () => {
    const formats = new Map<OutputFormatName, StartFormatter>();
    for (const name of outputFormatNames) formats.set(name, await outputFormats[name].load());
    const inForce = await inForceHere({ glossary: [] }, silent)('draft.md');
    const startPart = await outputFormats.ndjson.load();
    const write = (
      drafts: readonly (Found & { readonly at: number })[],
      record: RunRecord,
      facts: Partial<RunFacts>,
    ) => {
      let lines = '';
      const part = startPart((text) => (lines += text), { ...run, ...facts, withText: true });
      for (const { checked, all, at } of drafts) part.draft(checked, all, at);
      part.end(createTally().counts, () => record.end(0, createNames().total()));
      return lines;
    };
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (drafts, of) => {
        const found = drafts.map(({ path, text, kept, shard }, at) => {
          const all = judge(inForce, path, text, silent);
          const checked = { ...all, findings: all.findings.filter((_, index) => index % 5 < 5 - kept) };
          return { all, checked, at, shard: shard % of };
        });
        const record = createRecord(silent);
        const options = { 'fail-on': failOn.failOn, 'with-text': true };
        const paths = Array.from({ length: of }, (_, index) => {
          const part = headerOf('check', { version: '1.2.3', glossary: '', options }, { index: index + 1, of });
          const path = join(folder, `${index}.ndjson`);
          writeFileSync(
            path,
            write(
              found.filter(({ shard }) => shard === index),
              record,
              { part },
            ),
          );
          return path;
        });
        const problems: string[] = [];
        const parts = openParts(paths.reverse(), ['check'], (message) => problems.push(message));
        deepEqual(problems, []);
        const one = writeAll(formats, (use) => {
          for (const each of found) use(each, each.at);
        });
        const merged = writeAll(formats, (use) =>
          parts?.each((line) => {
            const { at, ...restored } = restoreLine(line);
            use(restored, at);
          }),
        );
        for (const name of outputFormatNames) equal(merged.get(name), one.get(name), name);
      }),
      runs(60),
    );
  });
});

describe('shards', () => {
  it('divide names evenly, each name to one, and in the same way for ever', () => {
    const names = Array.from({ length: 4000 }, (_, index) => `archive/2019/${index}.md`);
    const counts = Array.from(
      { length: 16 },
      (_, index) => names.filter((name) => isInShard(name, { index: index + 1, of: 16 })).length,
    );
    equal(
      counts.reduce((sum, count) => sum + count),
      names.length,
    );
    for (const count of counts) equal(Math.abs(count - 250) < 80, true, String(counts));
    const shardOf = (name: string) =>
      Array.from({ length: 16 }, (_, index) => index + 1).find((index) => isInShard(name, { index, of: 16 }));
    deepEqual(['a.md', './a.md', 'x/../a.md', 'é.md', 'e\u0301.md', '정책/1.md'].map(shardOf), [12, 12, 12, 3, 3, 2]);
  });

  it('are read from k/n and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        const shard = parseShard(given);
        if (shard) equal(`${shard.index}/${shard.of}`.length <= given.length, true);
      }),
      runs(1000),
    );
    deepEqual(parseShard('3/16'), { index: 3, of: 16 });
    for (const given of ['0/1', '2/1', '1/100001', '1/2 ', '１/２', '1/2\n'])
      equal(parseShard(given), undefined, given);
  });
});
