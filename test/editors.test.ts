// What docs/editors.md says to writers: the lines with which the scripts in test/editors start each editor.
import { deepEqual, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { editors } from './editors/editors.mjs';
import { readPage } from './editors/page.mjs';

describe('the page on other editors', () => {
  const page = readPage();

  it('has one file of lines for each editor that is tried, and for no other', () => {
    const described = [...page].filter(([, files]) => files.length > 0);
    deepEqual(
      described.map(([section, files]) => [section, files.length]),
      editors.map(({ section }) => [section, 1]),
    );
  });

  it('has lines that start the server, with the setting that the scripts look for', () => {
    for (const [section, files] of page)
      for (const { path, lines } of files) {
        match(path, /^\.[\w./-]+$/, section);
        match(lines, /policy-glossary[^]*server[^]*--stdio|command': '%e server --stdio/, section);
        match(lines, /wellKnown\W+EEZ/, section);
      }
  });

  it('has lines for lists of servers that are those of the editor', () => {
    const [, own = ''] = /(  cmd = .*?)  init_options/s.exec(page.get('Neovim')?.[0]?.lines ?? '') ?? [];
    const listed = readFileSync('docs/editors.md', 'utf8').split('## For lists of servers')[1] ?? '';
    ok(own !== '' && listed.includes(own));
  });
});
