// Runs the scripts of docs/archive.md on engines from Debian, loses a worker on purpose, and compares with one run.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { install } from '../editors/install.mjs';
import { messageOf } from '../steps.mjs';
import { writeDrafts } from './drafts.mjs';
import { readScripts } from './page.mjs';
import { startSlurm } from './slurm.mjs';

const DRAFTS = 5000;
const SHARDS = 16;
/** The shard whose worker is killed in its midst. */
const LOST = 7;
const reports = ['rdjson:findings.json', 'findings.sarif', 'findings.html', 'findings.md', 'junit:findings.xml'];
const outputs = reports.flatMap((name) => ['--output', name]);

const home = mkdtempSync(join(tmpdir(), 'policy-glossary-cluster-'));
const bin = join(home, 'bin');
const pids = join(home, 'pids');
// munged refuses a socket in a folder that others cannot enter.
chmodSync(home, 0o755);
for (const folder of [bin, pids]) mkdirSync(folder);
// Each worker says who it is.
writeFileSync(
  join(bin, 'policy-glossary'),
  `#!/bin/sh
for word; do case $word in */${SHARDS}) echo $$ > '${pids}/'"\${word%/*}.new"; mv '${pids}/'"\${word%/*}.new" '${pids}/'"\${word%/*}";; esac; done
exec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"
`,
);
chmodSync(join(bin, 'policy-glossary'), 0o755);
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1' };

/**
 * @param {string} folder
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [its]
 */
function runIn(folder, program, args, its = env) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    env: its,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** Kills the worker of one shard once it has begun to write; says what was lost. */
async function loseWorker(/** @type {string} */ parts) {
  const file = join(pids, String(LOST));
  rmSync(file, { force: true });
  const size = (/** @type {number} */ pid) => {
    const name = existsSync(parts) && readdirSync(parts).find((one) => one.startsWith(`.policy-glossary-${pid}-`));
    return name ? readFileSync(join(parts, name)).length : 0;
  };
  for (let tries = 0; tries < 60_000; tries++) {
    await wait(5);
    if (!existsSync(file)) continue;
    const pid = Number(readFileSync(file, 'utf8'));
    const written = size(pid);
    if (written === 0) continue;
    process.kill(pid, 'SIGKILL');
    return `the worker of shard ${LOST} was killed after ${written} bytes of its part`;
  }
  throw new Error(`no worker of shard ${LOST} was seen`);
}

/** Compares what was put together with one run. */
function compare(/** @type {string} */ folder, /** @type {typeof one} */ wanted, /** @type {string} */ printed) {
  equal(printed, wanted.stdout);
  for (const name of reports.map((report) => report.replace(/^\w+:/, '')))
    ok(readFileSync(join(folder, name)).equals(wanted.files.get(name) ?? Buffer.alloc(0)), `${name} differs`);
  const parts = readdirSync(join(folder, 'parts')).filter((name) => name.endsWith('.ndjson'));
  equal(parts.length, SHARDS);
  const counts = parts.map((name) => {
    const end =
      readFileSync(join(folder, 'parts', name), 'utf8')
        .trimEnd()
        .split('\n')
        .at(-1) ?? '';
    return Number(/"drafts":(\d+)/.exec(end)?.[1]);
  });
  equal(
    counts.reduce((sum, count) => sum + count, 0),
    DRAFTS,
  );
  return `${SHARDS} parts of ${Math.min(...counts)} to ${Math.max(...counts)} drafts, ${DRAFTS} together, as one run`;
}

/** A folder with the drafts and the scripts of a section. */
function prepare(/** @type {string} */ section) {
  const folder = join(home, section.replace(/\W/g, ''));
  mkdirSync(folder);
  const names = writeDrafts(folder, DRAFTS);
  writeFileSync(join(folder, 'drafts.txt'), names.map((name) => `${name}\n`).join(''));
  const scripts = readScripts(section);
  if (scripts.size === 0) throw new Error(`docs/archive.md has no scripts for “${section}”`);
  for (const [name, text] of scripts) writeFileSync(join(folder, name), text, { mode: 0o755 });
  return folder;
}

/** @type {Record<string, { packages: readonly string[], play: (folder: string) => Promise<readonly string[]> }>} */
const engines = {
  Slurm: {
    packages: ['munge', 'slurmctld', 'slurmd', 'slurm-client'],
    async play(folder) {
      const daemons = join(home, 'slurm');
      mkdirSync(daemons);
      const slurm = await startSlurm(daemons, 4);
      const its = { ...env, ...slurm.env, PATH: env.PATH };
      try {
        const lost = loseWorker(join(folder, 'parts'));
        const sent = runIn(folder, 'sh', ['run.sh'], its);
        equal(sent.status, 0, sent.stderr);
        const killed = await lost;
        for (let tries = 0; runIn(folder, 'squeue', ['-h'], its).stdout !== ''; tries++) {
          if (tries > 1500) throw new Error(`it does not end:\n${runIn(folder, 'squeue', [], its).stdout}`);
          await wait(200);
        }
        const printed = readFileSync(join(folder, 'findings.txt'), 'utf8');
        const requeued = readFileSync(join(folder, 'logs', `${LOST}.txt`), 'utf8');
        match(requeued, /Killed[^]*again/);
        return [killed, `its log: ${requeued.trim().split('\n').join(' / ')}`, compare(folder, one, printed)];
      } finally {
        await slurm.stop();
      }
    },
  },
  'GNU parallel': {
    packages: ['parallel'],
    async play(folder) {
      const lost = loseWorker(join(folder, 'parts'));
      const child = spawn('sh', ['run.sh'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (data) => (said += String(data)));
      child.stdout.resume();
      const ended = new Promise((done) => child.on('close', done));
      const killed = await lost;
      equal(await ended, 1, said);
      const log = readFileSync(join(folder, 'parts/jobs.log'), 'utf8');
      const printed = readFileSync(join(folder, 'findings.txt'), 'utf8');
      return [killed, `${log.trim().split('\n').length - 1} jobs in its log`, compare(folder, one, printed)];
    },
  },
};

const folder = join(home, 'one');
mkdirSync(folder);
const names = writeDrafts(folder, DRAFTS);
writeFileSync(join(folder, 'drafts.txt'), names.map((name) => `${name}\n`).join(''));
const begun = performance.now();
const whole = runIn(folder, 'policy-glossary', [
  'check',
  '--files-from',
  'drafts.txt',
  '--format',
  'compact',
  ...outputs,
]);
equal(whole.status, 1, whole.stderr);
deepEqual(whole.stderr, '');
const files = reports
  .map((report) => report.replace(/^\w+:/, ''))
  .map((name) => /** @type {const} */ ([name, readFileSync(join(folder, name))]));
const one = { stdout: whole.stdout, files: new Map(files) };
console.log(
  `one run: ${DRAFTS} drafts, ${one.stdout.split('\n').length - 1} findings, ${((performance.now() - begun) / 1000).toFixed(1)} s`,
);

const wanted = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [section, { packages, play }] of Object.entries(engines)) {
  if (wanted.length > 0 && !wanted.includes(section)) continue;
  try {
    install(packages);
  } catch (error) {
    counts.skipped++;
    console.log(`- ${section}: left out, since it is not there: ${messageOf(error)}`);
    continue;
  }
  try {
    const start = performance.now();
    const seen = await play(prepare(section));
    counts.passed++;
    console.log(`✔ ${section} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    for (const line of seen) console.log(`    ${line}`);
  } catch (error) {
    counts.failed++;
    console.log(`✘ ${section}: ${messageOf(error)}`);
  }
}
rmSync(home, { recursive: true, force: true, maxRetries: 5 });
console.log(`\n  ${counts.passed} passing, ${counts.skipped} left out`);
if (counts.failed > 0) console.log(`  ${counts.failed} failing`);
process.exitCode = counts.failed === 0 ? 0 : 1;
