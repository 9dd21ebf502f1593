import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import * as z from 'zod/mini';
import snippets from '../../data/snippets.yaml';
import { configurationSchema } from '../../server/configuration/schema';
import { fileSchema } from '../../server/glossary/schema';
import { rules } from '../../server/rules/catalog';
import { settingDescriptions } from '../../server/settings';
import { spokenIn } from '../../server/words/languages';
import { english, sayDay, speak, t } from '../../server/words/words';

type Texts = Readonly<Record<string, string>>;

const readTexts = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Texts;

/** The texts of settings that a list or a description shows. */
function settingTexts(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) => {
    if (name === 'markdownDescription') return [String(value).replace(/ By default: `\w+`\.$/, '')];
    return name === 'enumItemLabels' ? (value as string[]) : settingTexts(value);
  });
}

/** What calls of `t` and `vscode.l10n.t` in some files say, and those whose message is not written there. */
function readMessages(files: string): { readonly messages: ReadonlySet<string>; readonly unknown: readonly string[] } {
  const messages = new Set<string>();
  const unknown: string[] = [];
  for (const file of globSync(files)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && /^(?:t|vscode\.l10n\.t)$/.test(node.expression.getText(source))) {
        const [message] = node.arguments;
        if (message && ts.isStringLiteralLike(message)) messages.add(message.text);
        else unknown.push(`${file}: ${node.getText(source)}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { messages, unknown };
}

/** What the keys of a schema mean, as a card and a list of completions say it. */
function keyTexts(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) =>
    name === 'properties'
      ? Object.values(value as Record<string, { description?: unknown }>).flatMap((key) => [
          ...(typeof key.description === 'string' ? [key.description] : []),
          ...keyTexts(key),
        ])
      : keyTexts(value),
  );
}

/** What stands for values, and the targets of links, which a translation must keep. */
function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d\}|\]\([^)]*\)|`[^`]*`/g))].sort();
}

/** The manifest with everything that it shows to somebody. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly contributes: object };

/** The texts of the manifest, each with the name of its property. */
function* shownIn(part: unknown): Iterable<readonly [name: string, text: string]> {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part) as [string, unknown][])
    if (typeof value === 'string') yield [name, value];
    else if (name === 'enumItemLabels') for (const label of value as string[]) yield [name, label];
    else yield* shownIn(value);
}

describe('translations', () => {
  const client = readMessages('client/**/*.ts');
  const server = readMessages('server/**/*.ts');
  const ofRules = rules.flatMap(({ summary, why }) => [summary, why]);
  const ofSettings = settingDescriptions.flatMap(({ schema }) => settingTexts(schema));
  const ofSnippets = (snippets as { snippets: readonly { name: string; description: string }[] }).snippets.flatMap(
    ({ name, description }) => [name, description],
  );
  const ofKeys = [fileSchema, configurationSchema].flatMap((schema) => keyTexts(z.toJSONSchema(schema)));

  it('know every message: it is written where it is said, or is that of a rule, a key or a snippet', () => {
    deepEqual(client.unknown, []);
    deepEqual(server.unknown, [
      'server/features/ruleText.ts: t(summary)',
      'server/features/ruleText.ts: t(why)',
      'server/features/snippets.ts: t(name)',
      'server/features/snippets.ts: t(description)',
      'server/yaml/choices.ts: t(description)',
    ]);
  });

  for (const file of globSync('data/l10n/*.json')) {
    const words = readTexts(file);
    // VS Code has its own for the client, of the name that it asks for.
    const messages = file.includes('bundle.l10n.')
      ? client.messages
      : new Set([...server.messages, ...ofRules, ...ofSettings, ...ofKeys, ...ofSnippets]);
    it(`has each message in ${file}, and none that nobody says`, () => {
      deepEqual(Object.keys(words).sort(), [...messages].sort());
    });
    it(`keeps what stands for values in ${file}`, () => {
      for (const [message, translated] of Object.entries(words)) {
        deepEqual(marksIn(translated), marksIn(message), message);
        ok(translated.trim() !== '', message);
      }
    });
  }

  it('has every text of the manifest under a key', () => {
    const shown =
      /^(?:title|shortTitle|name|label|description|markdownDescription|contents|altText|enumItemLabels|contextualTitle)$/;
    // What language models read stays as it is.
    const contributes = Object.entries(manifest.contributes).filter(([key]) => key !== 'languageModelTools');
    const bare = [...shownIn(Object.fromEntries(contributes))].filter(
      ([name, text]) => shown.test(name) && !/^%[\w.-]+%$/.test(text) && text !== 'Policy Glossary',
    );
    deepEqual(bare, []);
  });

  it('has a text for every key of the manifest, in each language, and none that nobody shows', () => {
    const used = [...shownIn(manifest)].flatMap(([, text]) => /^%([\w.-]+)%$/.exec(text)?.[1] ?? []);
    const english = readTexts('package.nls.json');
    for (const file of globSync('package.nls*.json')) {
      const texts = readTexts(file);
      deepEqual(Object.keys(texts).sort(), [...new Set(used)].sort(), file);
      for (const [key, text] of Object.entries(texts)) deepEqual(marksIn(text), marksIn(english[key] ?? ''), key);
    }
  });

  it('says a message in the language of the reader, with its values', () => {
    speak({ tag: 'ko', words: { 'Use “{0}” instead of “{1}”.': '{1} → {0}' } });
    try {
      equal(t('Use “{0}” instead of “{1}”.', 'a {1} $& b', 2), '2 → a {1} $& b');
      equal(t('Move {0}, {9}', 'it'), 'Move it, {9}');
      equal(t('constructor'), 'constructor');
      equal(sayDay('2024-03-07'), '2024년 3월 7일');
    } finally {
      speak(english);
    }
    equal(t('Use “{0}” instead of “{1}”.', 'a', 'b'), 'Use “a” instead of “b”.');
    equal(sayDay('2024-03-07'), '7 March 2024');
    equal(sayDay('spring'), 'spring');
  });

  it('knows a language by any of its locales', () => {
    for (const locale of ['ko', 'ko-KR', 'KO_kr']) ok(spokenIn(locale).words['Why?'], locale);
    for (const locale of ['kok', 'en', '', undefined, 'constructor']) equal(spokenIn(locale), english);
  });
});
