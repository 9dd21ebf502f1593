// Every setting: its name, default and description, and the one reader of them.
import familiar from '../data/familiar.txt';
import file from '../data/profiles.yaml';
import { rules } from './rules/catalog';
import { isRule } from './rules/lint';
import type { ListStyle } from './usage/abbreviations';
import type { HouseStyle, Level, LintOptions } from './rules/rule';

/** What a user has set, complete. */
export interface Settings {
  /** Whether drafts are linted. */
  readonly enable: boolean;
  /** The house style: an id of data/profiles.yaml. */
  readonly profile: string;
  /** Levels set over those of the profile, by rule id. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Abbreviations that need no introduction, besides those of the profile. */
  readonly wellKnown: readonly string[];
  /** Further glossary files, as paths or globs relative to the folder. */
  readonly glossaries: readonly string[];
  /** Glossary files for all drafts, as absolute paths; `~` is the user's own folder. */
  readonly userGlossaries: readonly string[];
  /** How a list of abbreviations is written in Markdown. */
  readonly abbreviationList: ListStyle;
  /** Whether drafts that are not open are checked too. */
  readonly checkAllDrafts: boolean;
  /** Whether full names are shown after abbreviations far from their introduction. */
  readonly inlayHints: boolean;
  /** Whether terms are coloured. */
  readonly semanticHighlighting: boolean;
}

/** A house style. */
export interface Profile {
  readonly title: string;
  readonly wellKnown: readonly string[];
  readonly style?: HouseStyle;
  readonly rules?: Readonly<Record<string, Level>>;
}

const { profiles: styles, everyday } = file as {
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly everyday: readonly (readonly string[])[];
};

export const profiles: ReadonlyMap<string, Profile> = new Map(Object.entries(styles));

const familiarWords: ReadonlySet<string> = new Set(familiar.split('\n'));

export const levels: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** A setting as VS Code's manifest describes it; the name is below `policyGlossary`. */
export interface SettingDescription {
  readonly name: string;
  readonly scope: 'resource' | 'window' | 'machine';
  /** A JSON schema with `default` and `markdownDescription`. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** All settings, in the order in which they are shown. The manifest and docs/settings.md are generated from here. */
export const settingDescriptions: readonly SettingDescription[] = [
  {
    name: 'enable',
    scope: 'resource',
    schema: { type: 'boolean', default: true, markdownDescription: 'Mark names in drafts that do not match.' },
  },
  {
    name: 'profile',
    scope: 'resource',
    schema: {
      type: 'string',
      enum: [...profiles.keys()],
      enumItemLabels: [...profiles.values()].map(({ title }) => title),
      default: 'think-tank',
      markdownDescription: 'The house style: which rules speak, and which abbreviations need no introduction.',
    },
  },
  {
    name: 'rules',
    scope: 'resource',
    schema: {
      type: 'object',
      default: {},
      additionalProperties: false,
      properties: Object.fromEntries(
        rules.map(({ id, summary, level }) => [
          id,
          { type: 'string', enum: levels, markdownDescription: `${summary} By default: \`${level}\`.` },
        ]),
      ),
      markdownDescription: 'How loudly single rules speak, over what the house style says.',
    },
  },
  {
    name: 'wellKnown',
    scope: 'resource',
    schema: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      markdownDescription: 'Abbreviations that need no introduction, besides those of the house style.',
    },
  },
  {
    name: 'glossaries',
    scope: 'resource',
    schema: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      markdownDescription:
        'Further glossary files inside the folder, as paths or globs relative to it, such as `terms/*.csv`. Those named `glossary.yaml` or `*.glossary.yaml` are found without being listed.',
    },
  },
  {
    name: 'userGlossaries',
    scope: 'machine',
    schema: {
      type: 'array',
      items: { type: 'string' },
      default: [],
      markdownDescription:
        'Glossary files for all your drafts, as absolute paths; `~/` is your own folder. A browser cannot read them.',
    },
  },
  {
    name: 'abbreviationList',
    scope: 'resource',
    schema: {
      type: 'string',
      enum: ['table', 'list'],
      default: 'table',
      markdownDescription: 'How a list of abbreviations is written in Markdown.',
    },
  },
  {
    name: 'checkAllDrafts',
    scope: 'window',
    schema: {
      type: 'boolean',
      default: false,
      markdownDescription:
        'List what is found in all drafts of the open folders in _Problems_, also of drafts that are not open.',
    },
  },
  {
    name: 'inlayHints',
    scope: 'resource',
    schema: {
      type: 'boolean',
      default: false,
      markdownDescription: 'Show the full name after an abbreviation that was introduced long before.',
    },
  },
  {
    name: 'semanticHighlighting',
    scope: 'resource',
    schema: { type: 'boolean', default: false, markdownDescription: 'Colour the terms of the glossary in drafts.' },
  },
  {
    name: 'previewTerms',
    scope: 'resource',
    schema: {
      type: 'string',
      enum: ['off', 'first', 'all'],
      enumItemLabels: ['Off', 'First mention', 'All mentions'],
      default: 'off',
      markdownDescription:
        'Explain terms in the preview of Markdown: the definition under the mouse, and a link to a list of definitions at its end.',
    },
  },
  {
    name: 'suggestWhileTyping',
    scope: 'resource',
    schema: {
      type: 'boolean',
      default: false,
      markdownDescription:
        'Suggest terms in Markdown from the third letter of a word on, where VS Code suggests nothing by itself (`#editor.quickSuggestions#`). Enter stays a line break.',
    },
  },
  {
    name: 'languages',
    scope: 'window',
    schema: {
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
      default: ['markdown', 'plaintext', 'quarto', 'rmd', 'mdx'],
      markdownDescription:
        'The languages of drafts, by their ids in VS Code. Quarto, R Markdown and MDX are read as Markdown; a language that is not listed by default is read as plain text, and starts nothing by itself: a glossary or configuration in the folder does, or any of our commands.',
    },
  },
  {
    name: 'trace.server',
    scope: 'window',
    schema: {
      type: 'string',
      enum: ['off', 'messages', 'verbose'],
      default: 'off',
      markdownDescription: 'Log what VS Code and the language server say to each other in the output channel.',
    },
  },
];

/** What holds where nothing is set. */
export const defaultSettings: Settings = {
  enable: true,
  profile: 'think-tank',
  rules: new Map(),
  wellKnown: [],
  glossaries: [],
  userGlossaries: [],
  abbreviationList: 'table',
  checkAllDrafts: false,
  inlayHints: false,
  semanticHighlighting: false,
};

/**
 * Reads settings from whatever a client, a file or the command line gives: the object below `policyGlossary`.
 * A value of a wrong type costs one warning that names its key, and the default is used. Unknown keys are ignored,
 * since a client may send settings of its own.
 */
export function parseSettings(input: unknown): { settings: Settings; warnings: readonly string[] } {
  const warnings: string[] = [];
  const given = isRecord(input) ? input : {};
  if (input !== undefined && input !== null && !isRecord(input))
    warnings.push('The settings are no object; the defaults are used.');
  const read = <Value>(
    key: string,
    fallback: Value,
    accept: (value: unknown) => Value | undefined,
    wanted: string,
  ): Value => {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    if (value === undefined || value === null) return fallback;
    const accepted = accept(value);
    if (accepted === undefined)
      warnings.push(`The setting policyGlossary.${key} must be ${wanted}; the default is used.`);
    return accepted ?? fallback;
  };
  const readFlag = (key: string, fallback: boolean) =>
    read(key, fallback, (value) => (typeof value === 'boolean' ? value : undefined), 'true or false');
  const readList = (key: string, fallback: readonly string[], wanted: string) =>
    read(
      key,
      fallback,
      (value) => (Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined),
      wanted,
    );
  const settings: Settings = {
    enable: readFlag('enable', defaultSettings.enable),
    profile: read(
      'profile',
      defaultSettings.profile,
      (value) => (typeof value === 'string' && profiles.has(value) ? value : undefined),
      `one of ${[...profiles.keys()].join(', ')}`,
    ),
    rules: read(
      'rules',
      defaultSettings.rules,
      (value) => (isRecord(value) ? readLevels(value, warnings) : undefined),
      'an object of rules and levels',
    ),
    wellKnown: readList('wellKnown', defaultSettings.wellKnown, 'a list of abbreviations'),
    glossaries: readList('glossaries', defaultSettings.glossaries, 'a list of paths or globs'),
    userGlossaries: readList('userGlossaries', defaultSettings.userGlossaries, 'a list of absolute paths'),
    abbreviationList: read(
      'abbreviationList',
      defaultSettings.abbreviationList,
      (value) => (value === 'table' || value === 'list' ? value : undefined),
      'table or list',
    ),
    checkAllDrafts: readFlag('checkAllDrafts', defaultSettings.checkAllDrafts),
    inlayHints: readFlag('inlayHints', defaultSettings.inlayHints),
    semanticHighlighting: readFlag('semanticHighlighting', defaultSettings.semanticHighlighting),
  };
  return { settings, warnings };
}

function readLevels(given: Readonly<Record<string, unknown>>, warnings: string[]): ReadonlyMap<string, Level> {
  const read = new Map<string, Level>();
  for (const [id, level] of Object.entries(given)) {
    if (!rules.some((rule) => rule.id === id)) warnings.push(`There is no rule “${id}” (policyGlossary.rules).`);
    else if (!levels.includes(level as Level))
      warnings.push(`The level of rule “${id}” must be one of ${levels.join(', ')}.`);
    else read.set(id, level as Level);
  }
  return read;
}

/** What the settings mean for the rules: the profile's choices with the user's over them. */
export function lintOptions({ profile, rules: own, wellKnown }: Settings): LintOptions {
  const style = profiles.get(profile);
  return {
    levels: new Map([...Object.entries(style?.rules ?? {}), ...own]),
    wellKnown: new Set([...everyday.flat(), ...(style?.wellKnown ?? []), ...wellKnown]),
    familiar: familiarWords,
    style: style?.style ?? {},
    isRule,
    allowed: new Set(),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
