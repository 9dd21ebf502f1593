import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createConfiguration, leftOutBy, sourcesFor } from '../../server/configuration/inForce';
import { layerSettings } from '../../server/configuration/layers';
import { loadConfiguration } from '../../server/configuration/load';
import { parseConfiguration } from '../../server/configuration/parse';
import type { FileNow } from '../../server/files/host';
import { parseSettings } from '../../server/settings';
import { createLined, positionAt } from '../../server/text/draft';
import { dedent } from '../support/marks';

const root = 'file:///work/series';

/** What is wrong in a configuration, each with its line from 1. */
function problemsIn(text: string): readonly string[] {
  const source = dedent(text);
  const { problems } = parseConfiguration(source, `${root}/.policy-glossary.yaml`);
  return problems.map(({ start, message }) => `${positionAt(createLined(source), start).line + 1}: ${message}`);
}

/** Loads the configuration of a folder of files, by their paths from the root. */
function load(files: Readonly<Record<string, string>>, path = '.policy-glossary.yaml') {
  const read = (uri: string): Promise<FileNow> => {
    const text = files[decodeURIComponent(uri).slice(root.length + 1)];
    return Promise.resolve(text === undefined ? 'missing' : { text });
  };
  return loadConfiguration(`${root}/${path}`, files[path] ?? '', root, read);
}

/** The settings of a draft by its path, and where each comes from. */
async function settingsOf(draft: string, files: Readonly<Record<string, string>>) {
  const all = [];
  for (const path of Object.keys(files).filter((name) => /(?:^|\/)\.policy-glossary\.yaml$/.test(name))) {
    if (path.includes('node_modules')) continue;
    all.push(createConfiguration(`${root}/${path}`, await load(files, path), () => {}));
  }
  const place = `${root}/${draft}`;
  const nameOf = ({ uri }: { uri: string }, path: readonly unknown[]) =>
    `${uri.slice(root.length + 1)} ${path.join('.')}`;
  const { values, origins } = layerSettings(sourcesFor(all, place, nameOf));
  const out = leftOutBy(all, place);
  return { settings: parseSettings(values).settings, origins, leftOut: out?.uri.slice(root.length + 1) };
}

describe('a configuration file', () => {
  it('says where it is wrong and what is meant, and keeps the rest', () => {
    const text = `
      profil: news
      profile: think-tnk
      rules:
        term-case: loud
        deprcated-term: off
        pair-form: off
      wellKnown: UNC
    `;
    deepEqual(problemsIn(text), [
      '1: “profil” is no key here. Did you mean “profile”?',
      '2: `profile:` is `think-tank` or `us-government` or `un` or `nato` or `uk` or `news` or `transcript`.',
      '4: `term-case:` is `error` or `warning` or `information` or `hint` or `off`.',
      '5: “deprcated-term” is no key here. Did you mean “deprecated-term”?',
      '7: `wellKnown:` is a list: write each item after `- ` on a line of its own, or all in brackets.',
    ]);
    deepEqual(parseConfiguration(dedent(text), root).says, { rules: { 'pair-form': 'off' } });
  });

  it('is read in YAML as in JSON, and may be empty', () => {
    deepEqual(parseConfiguration('{ "profile": "un", "rules": { "term-case": "off" } }', root).says, {
      profile: 'un',
      rules: { 'term-case': 'off' },
    });
    for (const empty of ['', '# nothing yet\n', '---\n']) {
      const { says, problems, isBroken } = parseConfiguration(empty, root);
      deepEqual({ says, problems, isBroken }, { says: {}, problems: [], isBroken: false });
    }
  });

  for (const broken of [
    'profile: [',
    '- a\n- b',
    'just words',
    '\0',
    'a: &a [*a, *a]',
    `${'['.repeat(3000)}`,
    'x: !!js/function "f"',
  ])
    it(`lives through ${JSON.stringify(broken.slice(0, 20))}`, () => {
      const { says, problems } = parseConfiguration(broken, root);
      deepEqual(says, {});
      equal(problems.length > 0, true);
    });

  it('never takes keys of every object for its own', () => {
    match(problemsIn('__proto__: { profile: un }')[0] ?? '', /“__proto__” is no key here/);
    match(problemsIn('rules: { constructor: off }')[0] ?? '', /“constructor” is no key here/);
  });
});

describe('what a configuration extends', () => {
  const refusal = async (name: string, files: Readonly<Record<string, string>> = {}) => {
    const loaded = await load({ ...files, '.policy-glossary.yaml': `profile: un\nextends: ${JSON.stringify(name)}\n` });
    return loaded.at(-1)?.problems.map(({ message }) => message);
  };

  it('lies under it, the first weakest', async () => {
    const files = {
      '.policy-glossary.yaml': 'extends: [./one.yaml, ./two.yaml]\nrules: { term-case: off }',
      'one.yaml': 'profile: un\nwellKnown: [A1]',
      'two.yaml': 'profile: nato\nwellKnown: [B2, A1]\nrules: { term-case: hint, pair-form: hint }',
    };
    const { settings, origins } = await settingsOf('a.md', files);
    equal(settings.profile, 'nato');
    deepEqual(settings.wellKnown, ['A1', 'B2']);
    deepEqual(Object.fromEntries(settings.rules), { 'term-case': 'off', 'pair-form': 'hint' });
    equal(origins.get('profile'), 'two.yaml profile');
    equal(origins.get('wellKnown.A1'), 'one.yaml wellKnown.0');
    equal(origins.get('rules.term-case'), '.policy-glossary.yaml rules.term-case');
  });

  it('may be a package of a folder above', async () => {
    const files = {
      'briefs/.policy-glossary.yaml': 'extends: "@desk/house"',
      'node_modules/@desk/house/.policy-glossary.yaml': 'extends: ./more.yaml\nprofile: uk',
      'node_modules/@desk/house/more.yaml': 'wellKnown: [MOFA]',
    };
    const { settings } = await settingsOf('briefs/a.md', files);
    equal(settings.profile, 'uk');
    deepEqual(settings.wellKnown, ['MOFA']);
  });

  it('is never outside the folder, fetched or run', async () => {
    const all = [
      '../outside.yaml',
      './a/../../outside.yaml',
      'https://example.org/a.yaml',
      './house.js',
      './house.mjs',
      '/etc/a.yaml',
      '~/a.yaml',
      'C:\\a.yaml',
      './none.yaml',
      'no-package',
    ];
    const said = await Promise.all(all.map(async (name) => (await refusal(name))?.join()));
    deepEqual(
      said.map((message, index) => message?.replace(`“${all[index] ?? ''}” is not extended: `, '')),
      [
        'it lies outside the folder, from where nothing is read.',
        'it lies outside the folder, from where nothing is read.',
        'nothing is fetched; name a file or a package.',
        'it is code, and nothing is run; name a file in YAML or JSON.',
        'it is code, and nothing is run; name a file in YAML or JSON.',
        'write the path from this file on, such as ../house.yaml.',
        'write the path from this file on, such as ../house.yaml.',
        'write the path from this file on, such as ../house.yaml.',
        'there is no such file.',
        'there is no such package in node_modules.',
      ],
    );
  });

  it('goes in no circle, and has an end', async () => {
    const circle = await load({
      '.policy-glossary.yaml': 'extends: ./a.yaml',
      'a.yaml': 'extends: ./b.yaml',
      'b.yaml': 'extends: ./a.yaml\nprofile: un',
    });
    deepEqual(
      circle.flatMap(({ problems }) => problems.map(({ message }) => message)),
      ['“./a.yaml” is not extended: it extends this file itself.'],
    );
    const chain = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`f${index}.yaml`, `extends: ./f${index + 1}.yaml`]),
    );
    const long = await load({ ...chain, '.policy-glossary.yaml': 'extends: ./f0.yaml' });
    equal(long.length, 20);
    match(long.flatMap(({ problems }) => problems.map(({ message }) => message)).join(), /at most 20 files/);
  });
});

describe('what holds for a draft', () => {
  it('is what is set, and nothing that a source has without a value', () => {
    const source = (values: Readonly<Record<string, unknown>>) => ({ values, nameOf: () => '' });
    deepEqual(
      layerSettings([source({ enable: false, profile: 'un' }), source({ enable: undefined, profile: undefined })])
        .values,
      { enable: false, profile: 'un' },
    );
  });
  const files = {
    '.policy-glossary.yaml': dedent(`
      profile: un
      wellKnown: [MOFA]
      ignore: [drafts/, "!drafts/kept.md", "*.old.md"]
      overrides:
        - files: [speeches/, "*.minutes.md"]
          profile: transcript
          rules: { term-case: off }
        - files: [speeches/final.md]
          rules: { term-case: error }
    `),
    'briefs/.policy-glossary.yaml': 'profile: news\nwellKnown: [KIDA]',
  };
  const profileOf = async (draft: string) => (await settingsOf(draft, files)).settings.profile;

  it('is what the inner folder says over the outer', async () => {
    equal(await profileOf('a.md'), 'un');
    equal(await profileOf('briefs/a.md'), 'news');
    deepEqual((await settingsOf('briefs/a.md', files)).settings.wellKnown, ['MOFA', 'KIDA']);
    equal(await profileOf('briefs-2/a.md'), 'un');
  });

  it('is what is said for some drafts over what is said for all', async () => {
    equal(await profileOf('speeches/2024/a.md'), 'transcript');
    equal(await profileOf('x/a.minutes.md'), 'transcript');
    // The inner file says its own for all of its drafts.
    equal(await profileOf('briefs/a.minutes.md'), 'news');
    const { settings, origins } = await settingsOf('speeches/final.md', files);
    equal(settings.rules.get('term-case'), 'error');
    equal(origins.get('rules.term-case'), '.policy-glossary.yaml overrides.1.rules.term-case');
  });

  it('leaves out what is named as in a .gitignore', async () => {
    const leftOut = async (draft: string) => (await settingsOf(draft, files)).leftOut;
    equal(await leftOut('drafts/a.md'), '.policy-glossary.yaml');
    equal(await leftOut('briefs/a.old.md'), '.policy-glossary.yaml');
    equal(await leftOut('a.md'), undefined);
  });
});

describe('an enemy’s configuration', () => {
  it('costs a bounded number of steps, and says so', () => {
    const told: string[] = [];
    const text = `ignore:\n${'  - "**/a*/**/b*/**/c*/**/d*"\n'.repeat(3000)}`;
    const file = parseConfiguration(text, `${root}/.policy-glossary.yaml`);
    const { leavesOut } = createConfiguration(file.uri, [file], (message) => void told.push(message));
    const deep = `${'a/b/'.repeat(12)}x.md`;
    for (let draft = 0; draft < 2000 && told.length === 0; draft++) leavesOut(`${draft}/${deep}`);
    deepEqual(told, [
      `${root}/.policy-glossary.yaml has too many lines with wildcards: from here on they name nothing.`,
    ]);
    equal(leavesOut('a/b/c/d/x.md'), false);
  });
  it('is refused where it is too long, before it is parsed', () => {
    const { says, problems, isBroken } = parseConfiguration(`wellKnown: [${'A, '.repeat(40_000)}]`, root);
    deepEqual({ says, isBroken }, { says: {}, isBroken: true });
    match(problems[0]?.message ?? '', /more than 100,000 characters/);
  });
});
