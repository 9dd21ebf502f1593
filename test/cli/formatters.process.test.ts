import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { describe, it } from 'mocha';
import { SaxesParser } from 'saxes';
import type { Log } from 'sarif';
import { outputFormatNames } from '../../server/cli/formatters/catalog';
import { inFolder, runIn, runShell } from '../support/commandLine';

/** A draft with findings of each level that a rule has by itself, some over two lines, and one with none. */
const draft = [
  'The Republic of Korea met the E.U. and the IP-4. Ünïcödé 👩‍🔬 and Nato came.',
  '',
  'The Nato & the “E.U.” <b>met</b>. South',
  'Korea left, and the ROK came. Kyiv is Kiev.',
  '',
].join('\n');

function fill(folder: string): void {
  writeFileSync(join(folder, 'a.md'), draft);
  writeFileSync(join(folder, 'clean.md'), 'They met.\n');
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'b.txt'), 'Nato met.\n');
}

/** What `check` prints in a format of a folder with drafts in it. */
function format(folder: string, name: string): string {
  const { stdout, stderr, status } = runIn(folder, ['check', '--format', name, '.']);
  equal(stderr, '');
  equal(status, 1);
  return stdout;
}

/** One of ESLint’s results. */
interface JsonResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string;
    readonly level: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly fix?: { readonly range: readonly [number, number]; readonly text: string };
  }[];
}

/** The findings of all drafts as JSON tells them, in order. */
function findingsIn(folder: string) {
  const results = JSON.parse(format(folder, 'json')) as readonly JsonResult[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map((message) => ({ ...message, path: filePath.slice(folder.length + 1) })),
  );
}

/** The elements of a document, with their attributes; throws where it is not well-formed. */
function readXml(
  text: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser({});
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(text).close();
  return found;
}

describe('formatters', () => {
  it('tell the same findings in JSON and in lines of JSON', () =>
    inFolder((folder) => {
      fill(folder);
      const lines = format(folder, 'ndjson').trimEnd().split('\n');
      deepEqual(
        lines.map((line) => JSON.parse(line) as unknown),
        JSON.parse(format(folder, 'json')),
      );
      ok(findingsIn(folder).length > 5);
    }));

  it('tell a line for each finding in the compact form', () =>
    inFolder((folder) => {
      fill(folder);
      deepEqual(
        format(folder, 'compact').trimEnd().split('\n'),
        findingsIn(folder).map(
          ({ path, line, column, level, message, ruleId }) =>
            `${path}:${line}:${column}: ${level}: ${message} [${ruleId}]`,
        ),
      );
    }));

  it('write SARIF that its schema takes, with rules, places, fixes and fingerprints', () =>
    inFolder((folder) => {
      fill(folder);
      const text = format(folder, 'sarif');
      const log = JSON.parse(text) as Log;
      const schema = JSON.parse(
        readFileSync(
          createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
          'utf8',
        ),
      ) as object;
      const validate = new Ajv({
        strict: false,
        unicodeRegExp: false,
        validateFormats: false,
        allErrors: true,
      }).compile(schema);
      ok(validate(log), JSON.stringify(validate.errors));
      const [run] = log.runs;
      ok(run);
      const { results = [], tool } = run;
      const findings = findingsIn(folder);
      deepEqual(
        results.map(({ ruleId, locations, message }) => {
          const { uri } = locations?.[0]?.physicalLocation?.artifactLocation ?? {};
          const { startLine, startColumn, endLine, endColumn } = locations?.[0]?.physicalLocation?.region ?? {};
          return [ruleId, uri, startLine, startColumn, endLine, endColumn, message.text];
        }),
        findings.map(({ ruleId, path, line, column, endLine, endColumn, message }) => [
          ruleId,
          path,
          line,
          column,
          endLine,
          endColumn,
          message,
        ]),
      );
      for (const { ruleId, ruleIndex } of results) equal(tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
      // Each fix replaces what it says it replaces.
      const fixes = results.flatMap(({ fixes: its = [] }) => its);
      ok(fixes.length > 3);
      for (const { artifactChanges } of fixes)
        for (const { deletedRegion } of artifactChanges.flatMap(({ replacements }) => replacements))
          ok((deletedRegion.charOffset ?? -1) >= 0 && (deletedRegion.charLength ?? -1) >= 0);
      const prints = results.map(({ partialFingerprints }) => partialFingerprints?.['policyGlossary/v1']);
      equal(new Set(prints).size, results.length);
    }));

  it('keep a fingerprint where lines move and neighbours change', () =>
    inFolder((folder) => {
      const printsOf = (text: string): readonly string[] => {
        writeFileSync(join(folder, 'a.md'), text);
        const { stdout } = runIn(folder, ['check', '--format', 'gitlab', 'a.md']);
        return (JSON.parse(stdout) as readonly { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
      };
      const [print] = printsOf('They met. Nato came.\n');
      deepEqual(printsOf('A new line.\n\nThey left. Nato came.\n'), [print]);
      equal(printsOf('They met. Nato went.\n')[0] === print, false);
      const [first, second] = printsOf('Nato came.\n\nNato came.\n');
      equal(first === second, false);
    }));

  it('write what GitHub takes for commands, ten of a kind, and nothing of others that it would', () =>
    inFolder((folder) => {
      const name = 'a::error%0A,b.md';
      writeFileSync(join(folder, name), 'Indo Pacific met.\n\n'.repeat(13));
      const lines = format(folder, 'github').trimEnd().split('\n');
      const commands = lines.filter((line) => line.startsWith('::warning '));
      equal(commands.length, 10);
      equal(
        commands[0],
        '::warning file=a%3A%3Aerror%250A%2Cb.md,line=1,endLine=1,col=1,endColumn=13,title=deprecated-term::Use “Indo-Pacific” instead of “Indo Pacific”.',
      );
      const rest = lines.slice(10);
      match(rest[0] ?? '', /^::group::3 of 13 findings/);
      equal(rest.at(-1), '::endgroup::');
      ok(rest.slice(1, -1).every((line) => line.startsWith(' ')));
    }));

  it('write what GitLab reads', () =>
    inFolder((folder) => {
      fill(folder);
      const report = JSON.parse(format(folder, 'gitlab')) as readonly Record<string, unknown>[];
      equal(new Set(report.map(({ fingerprint }) => fingerprint)).size, report.length);
      deepEqual(
        report.map(({ check_name: rule, location }) => [rule, location]),
        findingsIn(folder).map(({ ruleId, path, line, endLine }) => [
          ruleId,
          { path, lines: { begin: line, end: endLine } },
        ]),
      );
      for (const { severity, description } of report) {
        ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(String(severity)));
        ok(description !== '');
      }
    }));

  it('count columns in bytes for reviewdog', () =>
    inFolder((folder) => {
      fill(folder);
      const { diagnostics } = JSON.parse(format(folder, 'rdjson')) as {
        diagnostics: readonly {
          readonly location: { readonly path: string; readonly range: { start: { line: number; column: number } } };
        }[];
      };
      deepEqual(
        diagnostics.map(({ location: { path, range } }) => [path, range.start]),
        findingsIn(folder).map(({ path, line, column }) => {
          const [text = ''] = readFileSync(join(folder, path), 'utf8')
            .split('\n')
            .slice(line - 1);
          return [path, { line, column: Buffer.byteLength(text.slice(0, column - 1)) + 1 }];
        }),
      );
    }));

  it('write XML that a parser takes whatever names hold, a suite and a file for each draft', () =>
    inFolder((folder) => {
      fill(folder);
      const name = 'x]]>&"<y>\u0007.md';
      writeFileSync(join(folder, name), 'Nato met.\n');
      const paths = ['a.md', 'clean.md', 'in/b.txt', name.replace('\u0007', '\ufffd')].sort();
      const junit = readXml(format(folder, 'junit'));
      const suites = junit.filter((element) => element.name === 'testsuite');
      deepEqual(suites.map(({ attributes }) => attributes.name).sort(), paths);
      const sum = (what: string) => suites.reduce((all, { attributes }) => all + Number(attributes[what]), 0);
      const count = (element: string) => junit.filter((one) => one.name === element).length;
      equal(sum('tests'), count('testcase'));
      equal(sum('failures'), count('failure'));
      equal(sum('skipped'), count('skipped'));
      const checkstyle = readXml(format(folder, 'checkstyle'));
      deepEqual(
        checkstyle
          .filter((element) => element.name === 'file')
          .map(({ attributes }) => attributes.name)
          .sort(),
        paths,
      );
      equal(checkstyle.filter((element) => element.name === 'error').length, findingsIn(folder).length);
    }));

  it('write each format to a file too, whole or not at all', () =>
    inFolder((folder) => {
      fill(folder);
      const files = outputFormatNames.map((name) => ['--output', `${name}:${name}.out`]).flat();
      const { status, stderr } = runIn(folder, ['check', ...files, '.']);
      equal(stderr, '');
      equal(status, 1);
      for (const name of outputFormatNames)
        equal(readFileSync(join(folder, `${name}.out`), 'utf8'), format(folder, name), name);
      deepEqual(
        readdirSync(folder).filter((name) => name.startsWith('.')),
        [],
      );
    }));

  it('refuse an output that cannot be written, before anything is read', () =>
    inFolder((folder) => {
      fill(folder);
      mkdirSync(join(folder, 'taken.html'));
      writeFileSync(join(folder, 'before.json'), 'before');
      for (const [file, reason] of [
        ['none/out.json', /none\/out\.json cannot be written: /],
        ['taken.html', /taken\.html is not a file and is not replaced/],
      ] as const) {
        const { status, stderr, stdout } = runIn(folder, ['check', '--output', 'before.json', '--output', file, '.']);
        equal(status, 2);
        equal(stdout, '');
        match(stderr, reason);
      }
      equal(readFileSync(join(folder, 'before.json'), 'utf8'), 'before');
      match(runIn(folder, ['check', '--output', 'out.unknown', '.']).stderr, /Its ending tells no format/);
    }));

  it('replace no link, and leave a file as it was where the disk is full', function () {
    if (process.platform === 'win32') this.skip();
    return inFolder((folder) => {
      fill(folder);
      writeFileSync(join(folder, 'kept'), 'kept');
      symlinkSync('kept', join(folder, 'link.json'));
      equal(runIn(folder, ['check', '--output', 'link.json', '.']).status, 2);
      equal(readFileSync(join(folder, 'kept'), 'utf8'), 'kept');
      linkSync(join(folder, 'kept'), join(folder, 'out.json'));
      writeFileSync(join(folder, 'many.md'), 'Nato met.\n\n'.repeat(300));
      const { status, stderr } = runShell(
        folder,
        'ulimit -f 1; exec $CLI check --format compact --output compact:out.json a.md many.md',
      );
      equal(status, 2);
      match(stderr, /cannot be written/);
      equal(readFileSync(join(folder, 'kept'), 'utf8'), 'kept');
      ok(!existsSync(join(folder, '.policy-glossary')));
    });
  });
});

describe('check', () => {
  it('reads names from a list, by line or with NUL between them', () =>
    inFolder((folder) => {
      fill(folder);
      writeFileSync(join(folder, 'list'), 'in/b.txt\nclean.md\n');
      writeFileSync(join(folder, 'zero'), 'in/b.txt\0clean.md\0');
      writeFileSync(join(folder, 'empty'), '');
      const run = (...args: readonly string[]) => runIn(folder, ['check', '--format', 'ndjson', ...args]);
      for (const list of ['list', 'zero']) equal(run('--files-from', list).stdout.trim().split('\n').length, 2, list);
      equal(runShell(folder, '$CLI check --format compact --files-from - < list').stdout.split('\n').length, 2);
      equal(run('--files-from', 'empty').stdout, '');
      match(run('--files-from', 'none').stderr, /The list of drafts none cannot be read/);
    }));

  it('leaves out what is ignored, and tells only what fails where it is quiet', () =>
    inFolder((folder) => {
      fill(folder);
      const run = (...args: readonly string[]) => runIn(folder, ['check', '--format', 'compact', ...args, '.']).stdout;
      ok(run().includes('in/b.txt'));
      ok(!run('--ignore', 'in/').includes('in/b.txt'));
      ok(!run('--ignore', '*.txt', '--ignore', 'clean.md').includes('in/b.txt'));
      ok(run().includes(': information: '));
      ok(!run('--quiet').includes(': information: '));
    }));

  it('fails from a number of warnings, and counts aloud', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), 'Indo Pacific met.\n\nIndo Pacific left.\n');
      const run = (...args: readonly string[]) => runIn(folder, ['check', '--fail-on', 'error', ...args, '.']);
      equal(run('--max-warnings', '2').status, 0);
      const over = run('--max-warnings', '1');
      equal(over.status, 1);
      match(over.stderr, /There are 2 warnings; at most 1 are let pass/);
      match(run('--stats').stderr, /1 drafts, 6 words, 2 findings in [\d.]+ s\.\n.*2 deprecated-term/);
      equal(run('--max-warnings', 'x').status, 2);
    }));
});
