// A terminal without a screen, in which an editor runs.
import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** A terminal by the name of its own tmux server. */
export class Terminal {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** @param {...string} args */
  tmux(...args) {
    return spawnSync('tmux', ['-L', this.name, '-f', '/dev/null', ...args], { encoding: 'utf8' });
  }

  /**
   * Runs a command in a folder.
   * @param {string} folder
   * @param {Readonly<Record<string, string>>} env
   * @param {readonly string[]} command
   */
  start(folder, env, command) {
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const size = ['-x', '150', '-y', '40', '-c', folder];
    const { status, stderr } = this.tmux('new-session', '-d', ...size, 'env', ...variables, ...command);
    if (status !== 0) throw new Error(stderr);
  }

  get runs() {
    return this.tmux('has-session').status === 0;
  }

  /** What is on the screen, without spaces at the ends of lines. */
  get screen() {
    return this.tmux('capture-pane', '-p').stdout;
  }

  /**
   * Presses keys, by the names that tmux has for them.
   * @param {...string} keys
   */
  async press(...keys) {
    for (const key of keys) {
      this.tmux('send-keys', key);
      await wait(100);
    }
  }

  /** @param {string} text */
  async type(text) {
    this.tmux('send-keys', '-l', text);
    await wait(100);
  }

  /**
   * Waits until the screen shows something; gives what matches.
   * @param {RegExp} sight
   */
  async waitFor(sight) {
    for (let tries = 0; tries < 200; tries++) {
      const found = sight.exec(this.screen);
      if (found) return found;
      await wait(100);
    }
    throw new Error(`waited in vain for ${sight}\n${this.screen.trim()}`);
  }

  stop() {
    this.tmux('kill-server');
  }
}
