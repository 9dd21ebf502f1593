// A Slurm of its own on this machine: keys, folders and ports that nothing else has, from its start to its end.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A port that nobody listens at now. */
async function findPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, args, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim().slice(-300)}`);
  return stdout;
}

/**
 * Starts the daemons in a folder, with room for some tasks at a time; gives how commands find them and how they are ended.
 * @param {string} folder
 * @param {number} tasks
 */
export async function startSlurm(folder, tasks) {
  const at = (/** @type {string} */ name) => join(folder, name);
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(128), { mode: 0o600 });
  const daemons = ['munged', 'slurmctld', 'slurmd'];
  writeFileSync(
    at('slurm.conf'),
    `ClusterName=archive
SlurmctldHost=localhost
SlurmctldPort=${await findPort()}
SlurmdPort=${await findPort()}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge.socket')},cred_expire=3
CredType=cred/munge
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('slurmctld.log')}
SlurmdLogFile=${at('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=0
SlurmdParameters=config_overrides
ReturnToService=2
MailProg=/bin/true
NodeName=localhost NodeHostname=${hostname()} NodeAddr=127.0.0.1 CPUs=${tasks} RealMemory=8000
PartitionName=all Nodes=ALL Default=YES State=UP
`,
  );
  const env = { ...process.env, SLURM_CONF: at('slurm.conf') };
  const stop = async () => {
    const pids = daemons
      .map((name) => at(`${name}.pid`))
      .filter((file) => existsSync(file))
      .map((file) => Number(readFileSync(file, 'utf8')));
    for (const pid of pids.reverse()) if (pid > 1) end(pid);
    await wait(500);
  };
  try {
    run('munged', [
      ...[`--key-file=${at('munge.key')}`, `--socket=${at('munge.socket')}`, `--pid-file=${at('munged.pid')}`],
      ...[`--log-file=${at('munged.log')}`, `--seed-file=${at('munge.seed')}`],
    ]);
    run('slurmctld', ['-c', '-f', at('slurm.conf')], env);
    run('slurmd', ['-c', '-N', 'localhost', '-f', at('slurm.conf')], env);
    for (let tries = 0; !run('sinfo', ['-h', '-o', '%T'], env).includes('idle'); tries++) {
      if (tries > 100) throw new Error('slurmd has not come up');
      await wait(200);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, stop };
}

/** @param {number} pid */
function end(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
}
