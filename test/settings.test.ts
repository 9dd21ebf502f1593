import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { tools } from '../server/library/tools';
import { defaultSettings, lintOptions, parseSettings, settingDescriptions } from '../server/settings';
import { itemAt } from '../server/text/list';
import { spokenIn } from '../server/words/languages';
import { english, speak, t } from '../server/words/words';
import { checkDerived } from './support/derived';

/**
 * A schema with keys in the place of its texts, as the manifest has it: `%setting.enable%`. `found` is given each key
 * with its text.
 */
function withKeys(schema: unknown, path: string, found: (key: string, text: string) => void): unknown {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const { enum: values } = schema as { enum?: readonly string[] };
  const keyed = (key: string, text: string) => {
    found(key, text);
    return `%${key}%`;
  };
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]: [string, unknown]) => {
      if (name === 'markdownDescription') return [name, keyed(path, String(value))];
      if (name === 'enumItemLabels')
        return [name, (value as string[]).map((label, index) => keyed(`${path}.${values?.[index]}`, label))];
      return [name, withKeys(value, name === 'properties' ? path : `${path}.${name}`, found)];
    }),
  );
}

/** A description of a setting in the language that is spoken; that of a rule has its level after it. */
function translate(text: string): string {
  const [, summary, level] = /^(.*) By default: (`\w+`)\.$/.exec(text) ?? [];
  return summary && level ? t('{0} By default: {1}.', t(summary), level) : t(text);
}

describe('settings', () => {
  it('takes what is right', () => {
    const { settings, warnings } = parseSettings({
      enable: false,
      profile: 'un',
      rules: { 'mixed-names': 'off' },
      wellKnown: ['ROK'],
      abbreviationList: 'list',
      checkAllDrafts: true,
      inlayHints: true,
    });
    deepEqual(warnings, []);
    deepEqual(settings, {
      enable: false,
      profile: 'un',
      rules: new Map([['mixed-names', 'off']]),
      wellKnown: ['ROK'],
      glossaries: [],
      userGlossaries: [],
      abbreviationList: 'list',
      checkAllDrafts: true,
      inlayHints: true,
      semanticHighlighting: false,
    });
    equal(lintOptions(settings).levels.get('mixed-names'), 'off');
    equal(lintOptions(settings).wellKnown.has('ROK'), true);
  });

  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ enable: 'yes' }, /policyGlossary\.enable must be true or false/],
    [{ profile: 'chicago' }, /policyGlossary\.profile must be one of think-tank/],
    [{ profile: '__proto__' }, /policyGlossary\.profile/],
    [{ rules: [] }, /policyGlossary\.rules must be an object/],
    [{ rules: { 'no-such-rule': 'off' } }, /no rule “no-such-rule”/],
    [{ rules: { 'mixed-names': 'loud' } }, /level of rule “mixed-names”/],
    [{ wellKnown: 'ROK' }, /policyGlossary\.wellKnown must be a list/],
    ['enable', /no object/],
  ];
  for (const [input, message] of wrong) {
    it(`says what is wrong in ${JSON.stringify(input)} and goes on`, () => {
      const { settings, warnings } = parseSettings(input);
      equal(warnings.length, 1);
      equal(message.test(itemAt(warnings, 0)), true, warnings[0]);
      deepEqual(settings, defaultSettings);
    });
  }

  it('has defaults where nothing is said', () => {
    for (const input of [
      undefined,
      null,
      {},
      { enable: null },
      JSON.parse('{"__proto__": {"enable": false}}') as unknown,
    ]) {
      deepEqual(parseSettings(input), { settings: defaultSettings, warnings: [] });
    }
  });

  it('is described in the manifest', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, unknown> }; languageModelTools: unknown };
    };
    manifest.contributes.configuration.properties = Object.fromEntries(
      settingDescriptions.map(({ name, scope, schema }, order) => [
        `policyGlossary.${name}`,
        { order, scope, ...(withKeys(schema, `setting.${name}`, () => undefined) as object) },
      ]),
    );
    manifest.contributes.languageModelTools = tools.map(({ name, title, description, input }) => ({
      name: `policyGlossary_${name}`,
      displayName: title,
      toolReferenceName: name.replace(/_(\w)/, (_, letter: string) => letter.toUpperCase()),
      canBeReferencedInPrompt: true,
      icon: '$(book)',
      tags: ['policy-glossary', 'writing'],
      userDescription: description,
      modelDescription: description,
      inputSchema: z.toJSONSchema(input, { target: 'draft-7', io: 'input' }),
    }));
    return checkDerived('package.json', JSON.stringify(manifest, undefined, 2));
  });

  for (const [file, language] of [
    ['package.nls.json', english],
    ['package.nls.ko.json', spokenIn('ko')],
  ] as const)
    it(`is described in ${file}`, () => {
      const kept = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>).filter(
        ([key]) => !key.startsWith('setting.'),
      );
      const texts: Record<string, string> = {};
      speak(language);
      try {
        for (const { name, schema } of settingDescriptions)
          withKeys(schema, `setting.${name}`, (key, text) => (texts[key] = translate(text)));
      } finally {
        speak(english);
      }
      return checkDerived(file, JSON.stringify({ ...Object.fromEntries(kept), ...texts }, undefined, 2));
    });

  it('is described in the documentation', () => {
    const rows = settingDescriptions.map(({ name, schema }) => {
      const {
        type,
        default: value,
        markdownDescription,
      } = schema as { type: string; default: unknown; markdownDescription: string };
      return `| \`policyGlossary.${name}\` | ${type} | \`${JSON.stringify(value)}\` | ${markdownDescription} |`;
    });
    const profiles = settingDescriptions.find(({ name }) => name === 'profile')!.schema as {
      enum: string[];
      enumItemLabels: string[];
    };
    return checkDerived(
      'docs/settings.md',
      [
        '# Settings',
        '',
        'The names are those of VS Code. Other editors give the object below `policyGlossary`, as `settings` in the initialization options or by `workspace/configuration`.',
        '',
        '| Setting | Type | Default | What it does |',
        '| --- | --- | --- | --- |',
        ...rows,
        '',
        '## House styles',
        '',
        '| Profile | House style |',
        '| --- | --- |',
        ...profiles.enum.map((id, index) => `| \`${id}\` | ${profiles.enumItemLabels[index]} |`),
        '',
        'The rules and their levels are in [rules.md](rules.md).',
        '',
      ].join('\n'),
    );
  });
});
