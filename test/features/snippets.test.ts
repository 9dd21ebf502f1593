import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeSnippet, findSnippets, snippetItems } from '../../server/features/snippets';
import { parseDraft } from '../../server/text/draft';
import { glossary, lintText } from '../support/check';

/** The text that a snippet inserts when every placeholder stays as it is. */
function fill(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$(?:CURRENT_YEAR)/g, '2026')
    .replace(/\$(?:CURRENT_MONTH|CURRENT_DATE)/g, '11')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

describe('snippets', () => {
  const snippets = findSnippets(glossary);
  it('have prefixes of their own', () => {
    equal(new Set(snippets.map(({ prefix }) => prefix)).size, snippets.length);
    ok(snippets.length > 45, String(snippets.length));
    ok(snippets.every(({ prefix }) => /^[bitr]-[a-z0-9]+$/.test(prefix)));
  });
  for (const { prefix, body } of snippets) {
    it(`${prefix} lints clean with its placeholders`, () => {
      const text = fill(body);
      ok(!/[$][{\d]/.test(text), text);
      deepEqual(
        lintText(text).findings.map(({ message }) => message),
        [],
      );
    });
  }
  it('insert the text of a glossary as it is', () =>
    equal(escapeSnippet(String.raw`a $1 } \ b`), String.raw`a \$1 \} \\ b`));
  it('are offered by their prefix to an editor that has none of its own', () => {
    const labels = (text: string) =>
      snippetItems(glossary, parseDraft(text, 'markdown'), text.length).map(({ label }) => label);
    deepEqual(labels('See b-bri'), ['b-brief']);
    deepEqual(labels('See bri'), []);
  });
});
