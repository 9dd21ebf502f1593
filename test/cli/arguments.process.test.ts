// What is strange on the command line: each gets one sentence and the right exit code.
import { equal, match } from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn } from '../support/commandLine';

const cases: readonly (readonly [args: readonly string[], status: number, said: RegExp, printed?: RegExp])[] = [
  [['check', 'a.md', 'a.md', './a.md', 'd/../a.md', 'd/..//a.md'], 1, /^$/, /1 finding in 1 draft\./],
  [['check', 'a.md', 'link.md'], 1, /^$/, /2 findings in 2 drafts\./],
  [['check', 'glossary.yaml'], 2, /glossary\.yaml is a glossary and no draft: policy-glossary glossary validate/],
  [['check', '-x.md'], 2, /unknown option '-x\.md'; a file of that name is written \.\/-x\.md/],
  [['check', '--', '-x.md'], 1, /^$/, /1 finding in 1 draft/],
  [['check', './-x.md'], 1, /^$/, /1 finding in 1 draft/],
  [['check', '-', 'a.md'], 2, /Standard input is read alone/, /1 finding in 1 draft/],
  [['check', '--stdin-filename', '', '-'], 0, /^$/, /0 findings in 1 draft/],
  [['check', '--glossary', '', 'a.md'], 2, /An empty name names no file/, /1 finding in 1 draft/],
  [['check', '--glossary', 'd', 'a.md'], 2, /d is not a file but a folder/, /1 finding in 1 draft/],
  [['check', '--rule', '__proto__=off', 'a.md'], 2, /There is no rule “__proto__”/],
  [['check', '--rule', 'a\n=off', 'a.md'], 2, /There is no rule “a\\u\{a\}”/],
  [['check', '--fail-on', '', 'a.md'], 2, /must be one of/],
  [['check', '--profile', '', 'a.md'], 2, /must be one of/],
  [['terms', ''], 2, /An empty name names no file/],
  [['terms', 'd'], 2, /d is not a file but a folder/],
  [['glossary', 'convert', ''], 2, /An empty name names no file/],
  [['glossary', 'convert', 'glossary.yaml', ''], 2, /An empty name names no file/],
  [['glossary', 'convert', 'glossary.yaml', 'd', '--to', 'yaml', '--force'], 2, /d is not a file and is not changed/],
  [['glossary', 'convert', 'glossary.yaml', 'a.md/x.yaml'], 2, /cannot be written: E/],
  [['glossary', 'validate', ''], 2, /An empty name names no file/],
  [['review', ''], 2, /An empty name names no draft/],
];

describe('arguments', () => {
  it('that are strange get one sentence and the right exit code', () =>
    inFolder((folder) => {
      for (const name of ['a.md', '-x.md']) writeFileSync(join(folder, name), 'The IP-4 met in Seoul.\n');
      symlinkSync('a.md', join(folder, 'link.md'));
      mkdirSync(join(folder, 'd'));
      writeFileSync(join(folder, 'glossary.yaml'), 'concepts:\n  a: { preferred: Alpha Plan }\n');
      for (const [args, status, said, printed = /^/] of cases) {
        const run = runIn(folder, args);
        match(run.stderr, said);
        equal(run.stderr.split('\n').length <= 2, true, run.stderr);
        match(run.stdout, printed);
        equal(run.status, status, args.join(' '));
      }
    }));
  it('may be ten thousand', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), 'NATO met.\n');
      const { status, stdout } = runIn(folder, ['check', ...Array.from({ length: 10_000 }, () => 'a.md')]);
      match(stdout, /0 findings in 1 draft\./);
      equal(status, 0);
    }));
});
