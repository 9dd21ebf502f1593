import { deepEqual, equal, match } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { replaceDraft } from '../../server/node/writing';

describe('files', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function replace(name: string, before: string, text: string) {
    const problems: string[] = [];
    const replaced = replaceDraft(join(folder, name), before, text, (message) => problems.push(message));
    return { replaced, problems: problems.join('; ') };
  }

  it('leave alone what has changed since it was read', () => {
    writeFileSync(join(folder, 'a.md'), 'newer');
    const { replaced, problems } = replace('a.md', 'older', 'fixed');
    equal(replaced, false);
    match(problems, /has changed since it was read and is left alone/);
    equal(readFileSync(join(folder, 'a.md'), 'utf8'), 'newer');
    deepEqual(readdirSync(folder), ['a.md']);
  });
  it('are replaced under the longest of names', () => {
    const name = `${'é'.repeat(126)}.md`;
    writeFileSync(join(folder, name), 'older');
    deepEqual(replace(name, 'older', 'fixed'), { replaced: true, problems: '' });
    equal(readFileSync(join(folder, name), 'utf8'), 'fixed');
  });
  it('of others are not written over', () => {
    writeFileSync(join(folder, 'b.md'), 'older');
    const started = readdirSync(folder);
    const hash = createHash('sha256').update('b.md').digest('hex').slice(0, 16);
    const temporary = `.policy-glossary-${hash}-1.tmp`;
    writeFileSync(join(folder, temporary), 'of another');
    deepEqual(replace('b.md', 'older', 'fixed'), { replaced: true, problems: '' });
    equal(readFileSync(join(folder, temporary), 'utf8'), 'of another');
    equal(readFileSync(join(folder, 'b.md'), 'utf8'), 'fixed');
    deepEqual(readdirSync(folder).sort(), [...started, temporary].sort());
  });
});
