// What a card shows is text: no address in it becomes a link, whatever the renderer makes of addresses.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { createRequire } from 'node:module';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { escapeMarkdown, markdown } from '../../server/features/card';
import { runs } from '../support/share';

interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}

/** Markdown as an editor's preview reads it, with links made of whatever looks like one. */
const MarkdownIt = createRequire(createRequire(import.meta.url).resolve('@vscode/vsce/package.json'))(
  'markdown-it',
) as new (options: object) => { parse: (text: string, environment: object) => readonly Token[] };
const preview = new MarkdownIt({ html: true, linkify: true });
const gfm = parser.configure(GFM);

function shownBy(text: string): { readonly types: readonly string[]; readonly text: string } {
  const tokens = preview.parse(text, {}).flatMap(({ children }) => children ?? []);
  return {
    types: [...new Set(tokens.map(({ type }) => type))].filter((type) => !['text', 'code_inline'].includes(type)),
    text: tokens.map(({ content }) => content).join(''),
  };
}

function linksOf(text: string): readonly string[] {
  const found: string[] = [];
  gfm.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (/URL|Link|Autolink|Image|HTML/.test(name)) found.push(text.slice(from, to));
    },
  });
  return found;
}

const pieces = [
  'http://example.org/a_b*c',
  'HTTPS://EXAMPLE.ORG',
  '<http://example.org>',
  '<mail@example.org>',
  'www.example.org',
  '(www.example.org).',
  'example.org',
  'Example.Com',
  'brief.md',
  '//localhost/x',
  'ftp://x.y',
  'mail.one+two@example.co.kr',
  'mailto:a@b.org',
  'xmpp:a@b.org/c',
  '例え.jp',
  'a@b',
  '[x](http://a.org)',
  '![x](http://a.org/y.png)',
  '`http://a.org`',
  'see:http://a.org|b',
  '&lt;b&gt;',
  '*',
  '_',
  '**',
  'U.S.',
  'S.Korea',
  'e.g.',
  '10:30',
  '3.5',
  'word',
  '\\',
  '"http://a.org"',
  '“www.a.org”',
];

describe('text in a card', () => {
  it('holds no link, in whatever way addresses stand', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (words, isWide) => {
          const text = words.join(isWide ? ' ' : '');
          for (const written of [escapeMarkdown(text), markdown.strong(text), markdown.emphasis(text)]) {
            const shown = shownBy(written);
            deepEqual(
              shown.types.filter((type) => !/^(?:strong|em)_/.test(type)),
              [],
              written,
            );
            deepEqual(linksOf(written), [], written);
          }
          equal(shownBy(escapeMarkdown(text)).text, text);
        },
      ),
      runs(2000),
    ));
  it('leaves what is no address as words', () => {
    for (const text of ['the U.S. and S.Korea met at 10:30, e.g. in No.10', 'a ratio of 3.5', 'Ph.D. of M.I.T.'])
      ok(!escapeMarkdown(text).includes('`'), text);
  });
  it('shows what turns lines or is not seen, and keeps joiners', () => {
    equal(escapeMarkdown('a\u202eb\u200bc\nd\ud800'), 'a\\\\u\\{202e\\}b\\\\u\\{200b\\}c d\\\\u\\{d800\\}');
    equal(escapeMarkdown('👩‍🔬 می‌خواهم'), '👩‍🔬 می‌خواهم');
  });
});
