// Gets editors from Debian: those of the release at hand into the machine, others into a folder of their own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function run(program, args, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim().slice(-300)}`);
  return stdout;
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], { encoding: 'utf8' });
  return stdout === 'installed';
}

/**
 * Installs packages of Debian where they are missing; throws with the reason where they cannot be.
 * @param {readonly string[]} packages
 */
export function install(packages) {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(`only root can install ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update'], env);
  run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], env);
}

/**
 * Unpacks packages of another release of Debian, with all that they need, into a folder that the next run finds; gives it.
 * @param {string} release
 * @param {readonly string[]} packages
 */
export function unpack(release, packages) {
  const folder = join(homedir(), '.cache/policy-glossary/editors', [release, ...packages].join('-'));
  const root = join(folder, 'root');
  if (existsSync(join(folder, 'done'))) return root;
  for (const name of ['lists/partial', 'archives/partial', 'root']) mkdirSync(join(folder, name), { recursive: true });
  const sources = run('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']).split('\n');
  const mirror = sources.find((site) => /\/debian\/?$/.test(site));
  if (mirror === undefined) throw new Error('apt knows no mirror of Debian');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${key}] ${mirror} ${release} main\n`);
  const options = {
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': folder,
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': folder,
    'Acquire::Languages': 'none',
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': '',
  };
  writeFileSync(
    join(folder, 'apt.conf'),
    Object.entries(options)
      .map(([name, value]) => `${name} "${value}";\n`)
      .join(''),
  );
  const env = { ...process.env, APT_CONFIG: join(folder, 'apt.conf') };
  run('apt-get', ['update'], env);
  run('apt-get', ['install', '-y', '--download-only', ...packages], env);
  for (const name of readdirSync(join(folder, 'archives')))
    if (name.endsWith('.deb')) run('dpkg-deb', ['-x', join(folder, 'archives', name), root]);
  writeFileSync(join(folder, 'done'), '');
  return root;
}
