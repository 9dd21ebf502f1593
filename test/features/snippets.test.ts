import { deepEqual, equal, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeSnippet, findSnippets, snippetItems } from '../../server/features/snippets';
import type { TextEdit } from 'vscode-languageserver-types';
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
    // What a hyphen parts is matched letter by letter: “I” would be a start of “i-ai”.
    deepEqual(
      snippets.map(({ prefix }) => prefix).filter((prefix) => !/^\p{Ll}{3,}(?: [\p{L}\p{N}]+)*$/u.test(prefix)),
      [],
    );
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
      snippetItems(glossary, parseDraft(text, 'markdown'), text.length, new Date(0)).map(({ label }) => label);
    deepEqual(labels('# Title\n\nbrie'), ['brief']);
    deepEqual(labels('talking poi'), ['talking points']);
    deepEqual(labels('It was brie'), []);
    deepEqual(labels('They met the intro IP4'), ['intro IP4']);
    deepEqual(labels('intro rok'), ['intro ROK']);
    for (const text of ['He agreed and so did I', 'i', 'I', 'br', 'disintro IP', 'It was a brief'])
      deepEqual(labels(text), []);
  });
  it('hold for other editors the date of the day, and no choice', () => {
    const today = new Date('2026-02-03T12:00:00Z');
    const bodies = findSnippets(glossary).map(({ prefix }) => {
      const [item] = snippetItems(glossary, parseDraft(prefix, 'markdown'), prefix.length, today);
      return (item?.textEdit as TextEdit).newText;
    });
    ok(bodies.some((body) => body.includes('2026-02-03')));
    ok(bodies.some((body) => body.includes('${4:unclassified}')));
    ok(bodies.every((body) => !/\$[A-Z]|\|\}/.test(body)));
  });
});
