import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn } from '../support/commandLine';

const draft = 'The IP-4 met.\n';

/** Writes files below a folder. */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('configurations on the command line', () => {
  /** What `check` finds, as `file level`. */
  const check = (folder: string, ...args: readonly string[]) => {
    const { status, stdout, stderr } = runIn(folder, ['check', '--format', 'compact', ...args]);
    const found = stdout.match(/^\S+?(?=:\d)|\b(?:error|warning|information|hint)\b/gm);
    return { status, stderr, found: found?.join(' ') ?? '' };
  };

  it('hold from the root of the repository to the folder of the draft, with what they extend', () =>
    inFolder((folder) => {
      write(folder, {
        '.git/HEAD': '',
        '.policy-glossary.yaml': 'extends: "@desk/house"\nignore: [old/]\n',
        'node_modules/@desk/house/.policy-glossary.yaml': 'rules: { deprecated-term: information }\n',
        'series/.policy-glossary.json':
          '{ "overrides": [{ "files": ["b.md"], "rules": { "deprecated-term": "error" } }] }',
        'series/a.md': draft,
        'series/b.md': draft,
        'series/old/c.md': draft,
      });
      const found = 'series/a.md information series/b.md error';
      deepEqual(check(folder), { status: 1, stderr: '', found });
      // From wherever it is asked, and whatever is named.
      deepEqual(check(join(folder, 'series'), 'a.md'), { status: 0, stderr: '', found: 'a.md information' });
      equal(check(folder, 'series/b.md', '--rule', 'deprecated-term=hint').found, 'series/b.md hint');
      const out = check(folder, 'series/old/c.md');
      deepEqual(out, {
        status: 0,
        stderr: 'policy-glossary: All drafts that are named are left out by .policy-glossary.yaml.\n',
        found: '',
      });
    }));

  it('name glossaries, which come before those of the folder', () =>
    inFolder((folder) => {
      write(folder, {
        '.git/HEAD': '',
        '.policy-glossary.yaml': 'glossaries: [terms/*.csv]\n',
        'terms/a.csv': 'term,avoid\nShield Plan,Buckler Plan\n',
        'part/a.md': 'The Buckler Plan met.\n',
      });
      equal(check(join(folder, 'part')).found, 'a.md warning');
    }));

  it('name glossaries and languages for some drafts only', () =>
    inFolder((folder) => {
      write(folder, {
        '.git/HEAD': '',
        '.policy-glossary.yaml':
          'languages: [markdown]\noverrides:\n  - files: [speeches/]\n    glossaries: [terms.csv]\n',
        'terms.csv': 'term,avoid\nShield Plan,Buckler Plan\n',
        'a.md': 'The Buckler Plan met.\n',
        'c.txt': draft,
        'notes/.policy-glossary.yaml': 'languages: [plaintext]\n',
        'notes/a.md': draft,
        'notes/c.txt': draft,
        'speeches/a.md': 'The Buckler Plan met.\n',
      });
      equal(check(folder).found, 'notes/c.txt warning speeches/a.md warning');
    }));

  it('take a glossary of any name in a format that is named', () =>
    inFolder((folder) => {
      write(folder, { 'terms.export': 'term,avoid\nShield Plan,Buckler Plan\n', 'a.md': 'The Buckler Plan met.\n' });
      const named = ['a.md', '--glossary', 'terms.export'] as const;
      equal(check(folder, ...named, '--from', 'csv').found, 'a.md warning');
      equal(check(folder, ...named).found, '');
      match(
        check(folder, ...named, '--from', 'word').stderr,
        /There is no format word to read: give one of json, yaml, /,
      );
      match(check(folder, ...named, '--from', 'xlsx').stderr, /xlsx is used only when it has been converted/);
      const validate = (...args: readonly string[]) => runIn(folder, ['glossary', 'validate', ...args]).status;
      deepEqual([validate('terms.export'), validate('terms.export', '--from', 'csv')], [1, 0]);
    }));

  it('end at the root of a repository, while glossaries hold from the current folder on', () =>
    inFolder((folder) => {
      write(folder, {
        '.git/HEAD': '',
        '.policy-glossary.yaml': 'rules: { deprecated-term: error }\n',
        'glossary.yaml':
          'concepts:\n  shield: { preferred: Shield Plan, deprecated: [{ term: Buckler Plan, use: Shield Plan }] }\n',
        'module/.git': 'gitdir: elsewhere\n',
        'module/a.md': 'The Buckler Plan met.\n',
      });
      equal(check(folder).found, 'module/a.md warning');
    }));

  it('hold for standard input, which is left as it is where it is left out', () =>
    inFolder((folder) => {
      write(folder, { '.policy-glossary.yaml': 'ignore: [old/]\nrules: { deprecated-term: error }\n' });
      const args = (name: string) => ['check', '--fix', '--stdin-filename', name, '-'];
      equal(runIn(folder, args('a.md'), { input: draft }).stdout, 'The IP4 met.\n');
      equal(runIn(folder, args('old/a.md'), { input: draft }).stdout, draft);
    }));

  it('are told where they are wrong, once, and fail', () =>
    inFolder((folder) => {
      write(folder, {
        '.policy-glossary.yaml': 'profile: newspaper\nextends: ../x.yaml\n',
        'a.md': draft,
        'b.md': draft,
      });
      const { status, stderr, found } = check(folder);
      equal(status, 2);
      equal(found, 'a.md warning b.md warning');
      match(
        stderr,
        /^policy-glossary: \.policy-glossary\.yaml:1:\d+: `profile:` is .*\npolicy-glossary: \.policy-glossary\.yaml:2:\d+: “\.\.\/x\.yaml” is not extended: .*\n$/,
      );
    }));

  it('are made from the drafts that are there, and never in the place of one', () =>
    inFolder((folder) => {
      const text =
        'The KNDU met. The KNDU spoke. South Korea saw it. The Republic of Korea saw it too. The “U.S.” saw it.\n';
      write(folder, { 'a.md': text, 'b.md': text, 'c.txt': text });
      deepEqual(runIn(folder, ['init']), {
        status: 0,
        stdout: '',
        stderr: 'policy-glossary: .policy-glossary.yaml is made from 3 drafts: look it through.\n',
      });
      const made = readFileSync(join(folder, '.policy-glossary.yaml'), 'utf8');
      match(made, /^# Findings by house style: think-tank \d+, /m);
      match(made, /^profile: \S+$/m);
      match(made, /^wellKnown:\n {2}- "KNDU" # in 3 drafts$/m);
      match(made, /^# South Korea 3, Republic of Korea 3$/m);
      equal(check(folder, 'a.md').stderr, '');
      const again = runIn(folder, ['init']);
      equal(again.status, 2);
      match(again.stderr, /exists; it is replaced only with --force/);
      equal(readFileSync(join(folder, '.policy-glossary.yaml'), 'utf8'), made);
    }));

  it('are explained: what holds, and where it comes from', () =>
    inFolder((folder) => {
      write(folder, {
        '.policy-glossary.yaml':
          'profile: un\nwellKnown:\n  - KIDA\noverrides:\n  - files: ["*.md"]\n    rules:\n      term-case: off\n',
      });
      const { status, stdout } = runIn(folder, ['config', 'a.md', '--rule', 'pair-form=hint', '--format', 'json']);
      equal(status, 0);
      deepEqual(JSON.parse(stdout), {
        profile: { value: 'un', from: '.policy-glossary.yaml:1' },
        abbreviationList: { value: 'table', from: 'by default' },
        rules: [
          { value: 'term-case: off', from: '.policy-glossary.yaml:7' },
          { value: 'pair-form: hint', from: '--rule' },
        ],
        wellKnown: [{ value: 'KIDA', from: '.policy-glossary.yaml:3' }],
        configurations: ['.policy-glossary.yaml'],
        glossaries: [],
      });
      match(runIn(folder, ['config', 'a.md']).stdout, /^profile {11}un +\.policy-glossary\.yaml:1$/m);
    }));
});
