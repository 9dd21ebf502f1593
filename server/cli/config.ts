// policy-glossary config: what holds for a draft, and where each value comes from.
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type GlossaryOptions, type SettingsOptions, shownPath } from '../node/inForce';
import { inForceHere } from './inForce';
import { printJson, printVisibly, say } from './terminal';

/** Options of `config`, as they are given. */
export interface ConfigOptions extends GlossaryOptions, SettingsOptions {
  readonly format: 'pretty' | 'json';
}

/** A value and where it comes from. */
interface Said {
  readonly value: string;
  readonly from: string;
}

/** Prints what holds for a draft, which need not exist; gives the exit code: 0, or 2 where a file could not be read. */
export async function config(path: string, { format, ...given }: ConfigOptions): Promise<number> {
  let problems = 0;
  const onProblem = (message: string) => {
    problems++;
    say(message);
  };
  const inForce = await inForceHere(given, { onProblem, onDoubt: say })(path);
  const { settings, origins, glossaries, configurations, leftOutBy, baseline } = inForce;
  const from = (key: string) => origins.get(key) ?? 'by default';
  const facts = {
    profile: { value: settings.profile, from: from('profile') },
    abbreviationList: { value: settings.abbreviationList, from: from('abbreviationList') },
    rules: [...settings.rules].map(([id, level]) => ({ value: `${id}: ${level}`, from: from(`rules.${id}`) })),
    wellKnown: settings.wellKnown.map((value) => ({ value, from: from(`wellKnown.${value}`) })),
    configurations: configurations.flatMap(({ files }) => files.map(({ uri }) => shownPath(uri))),
    glossaries,
    baseline: baseline && relative('.', resolve(fileURLToPath(baseline.from), baseline.named)),
    leftOutBy: leftOutBy && shownPath(leftOutBy.uri),
  };
  if (format === 'json') printJson(facts);
  else printVisibly(describe(facts));
  return problems > 0 ? 2 : 0;
}

function describe(facts: {
  readonly profile: Said;
  readonly abbreviationList: Said;
  readonly rules: readonly Said[];
  readonly wellKnown: readonly Said[];
  readonly configurations: readonly string[];
  readonly glossaries: readonly string[];
  readonly baseline?: string;
  readonly leftOutBy?: string;
}): string {
  const { profile, abbreviationList, rules, wellKnown, configurations, glossaries, baseline, leftOutBy } = facts;
  const rows = [
    { key: 'profile', ...profile },
    { key: 'abbreviationList', ...abbreviationList },
    ...rules.map((said) => ({ key: 'rules', ...said })),
    ...wellKnown.map((said) => ({ key: 'wellKnown', ...said })),
  ];
  const widths = [Math.max(...rows.map(({ key }) => key.length)), Math.max(...rows.map(({ value }) => value.length))];
  const lines = rows.map(
    ({ key, value, from }, index) =>
      `${(rows[index - 1]?.key === key ? '' : key).padEnd(widths[0] ?? 0)}  ${value.padEnd(widths[1] ?? 0)}  ${from}`,
  );
  return [
    ...(leftOutBy === undefined ? [] : [`Not checked: ${leftOutBy} leaves it out.`, '']),
    ...lines,
    '',
    ...listed('Configurations, the nearest last', configurations),
    ...listed('Glossaries over the built-in one, the nearest last', glossaries),
    ...(baseline === undefined ? [] : [`What is known: ${baseline}`]),
    '',
  ].join('\n');
}

function listed(title: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [`${title}: none`] : [`${title}:`, ...names.map((name) => `  ${name}`)];
}
