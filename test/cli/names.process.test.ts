import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { inFolder, runIn } from '../support/commandLine';
import { itemAt } from '../../server/text/list';

interface Token {
  readonly type: string;
  readonly children: readonly Token[] | null;
  readonly attrGet: (name: string) => string | null;
}

/** Markdown as an editor's preview reads it, with links made of what looks like one. */
const MarkdownIt = createRequire(createRequire(import.meta.url).resolve('@vscode/vsce/package.json'))(
  'markdown-it',
) as new (options: object) => { parse: (text: string, environment: object) => readonly Token[] };
const parser = new MarkdownIt({ html: true, linkify: true });

function tokensOf(text: string): readonly Token[] {
  return parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

const names = [
  'new\nline',
  '\u001b]8;;http:x\u0007',
  '\u202eright\u202c',
  'a|b',
  'x](javascript:x)',
  '<img src=x>',
  '`code` `` ` ``',
  '%41%zz%',
  'a::b',
  'a b (c) [d]',
  '👩‍🔬 \ue000',
  '**bold**_x_~~y~~$z$',
  '&lt;b&gt;&#x3c;',
  'javascript:alert(1)',
  'www.example.org',
  'mail@example.org',
  '# heading',
  '- item',
  '1. item',
  '-',
  'quote\'"\\',
];

describe('names that are none', () => {
  it('are text in every output', () =>
    inFolder((folder) => {
      const files = names.map((name) => `${name}.md`);
      for (const [index, file] of files.entries())
        writeFileSync(
          join(folder, file),
          index % 2 ? 'South Korea met Plan Zero.\n' : 'The Republic of Korea met the Zero Plan (ZP).\n',
        );
      const concepts = Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            preferred: `Plan ${index}`,
            deprecated: [{ term: `Plam ${index}`, use: name }],
            definition: `${name} <${name}>`,
            note: name,
          },
        ]),
      );
      const zero = {
        preferred: 'Zero Plan',
        abbreviation: 'ZP',
        admitted: ['Plan Zero'],
        definition: names.join(' '),
        domain: names.join(' '),
      };
      writeFileSync(
        join(folder, 'glossary.yaml'),
        JSON.stringify({ concepts: { ...concepts, ['z|`<b>`\u202e']: zero } }),
      );
      const isShown = (text: string) => !/[^\P{Cc}\n\t]|\p{Cf}|\u2028|\u2029/u.test(text);
      const runs: readonly (readonly string[])[] = [
        ['check', '.'],
        ['check', '--format', 'json', '.'],
        ['check', '--', ...files],
        ['review', '.'],
        ['review', '--', ...files, 'none\u202e.md', 'none</td>|.md'],
        ['glossary', 'validate', 'glossary.yaml', ...names.slice(0, 5)],
        ['glossary', 'test', 'glossary.yaml', ...names.slice(0, 5)],
        ['glossary', 'convert', '\u202e\n', 'x'],
        ['glossary', 'convert', 'glossary.yaml', '--to', '\u202e\n'],
        ['check', '--rule', '\u202e=off', '.'],
        ['check', '--profile', '\u001b]8;;\u0007', '.'],
        ['check', '--stdin-filename', '\u001b]8;;\u0007', '-'],
        ['\u202e\u001b'],
        ...files.flatMap((file) => [['terms', '--', file]]).slice(0, 6),
      ];
      for (const args of runs) {
        const { stdout, stderr } = runIn(folder, args, { input: 'The IP-4 met.' });
        ok(isShown(stdout + stderr), `${JSON.stringify(args)} ${JSON.stringify(stdout + stderr)}`);
        ok(!/ {4}at |TypeError|RangeError/.test(stderr), stderr);
        for (const line of stderr.split('\n').filter(Boolean)) ok(line.startsWith('policy-glossary: '), line);
      }
    }));
  it('lead to their files, and to nothing else, from a review', () =>
    inFolder((folder) => {
      const files = names.map((name) => `${name}.md`);
      for (const [index, file] of files.entries())
        writeFileSync(join(folder, file), index % 2 ? 'South Korea met.\n' : 'The Republic of Korea met.\n');
      mkdirSync(join(folder, 'in (side)'));
      writeFileSync(join(folder, 'in (side)', 'a#b?c.md'), 'South Korea met.\n');
      const { stdout, status } = runIn(folder, ['review', '.', 'none.md', 'http://example.org/x.md', '<img>.md']);
      equal(status, 2);
      const targets = new Set<string>();
      for (const token of tokensOf(stdout)) {
        ok(!/^html|image|^code_block|^fence|strong|^em_|^s_/.test(token.type), `${token.type} in ${stdout}`);
        if (token.type !== 'link_open') continue;
        const target = token.attrGet('href')!;
        match(target, /^[\w%.~/-]+#L1$/);
        targets.add(decodeURIComponent(target.replace(/#L1$/, '')));
      }
      deepEqual([...targets].sort(), [...files, 'in (side)/a#b?c.md'].sort());
      for (const target of targets) ok(existsSync(join(folder, target)), target);
      ok(readFileSync(join(folder, itemAt(files, 0)), 'utf8'));
    }));
});
