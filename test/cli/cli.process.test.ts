import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { checkLint } from '../support/check';
import { dedent, parseMarks } from '../support/marks';
import { createWorkbook } from '../support/workbook';

describe('command line', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-glossary-'));
    // The bundle must work by itself.
    cpSync('dist/cli', join(folder, 'cli'), { recursive: true });
    copyFileSync('dist/cli.js', join(folder, 'cli.js'));
    mkdirSync(join(folder, 'drafts', 'kept'), { recursive: true });
    writeFileSync(join(folder, 'drafts', 'a.md'), 'The IP-4 met in Seoul.\r\n');
    writeFileSync(join(folder, 'drafts', 'clean.txt'), 'NATO met in Seoul.\n');
    writeFileSync(join(folder, 'drafts', 'ignored.md'), 'The IP-4 met.\n');
    writeFileSync(join(folder, 'drafts', '.gitignore'), 'ignored.md\n');
    writeFileSync(join(folder, 'drafts', 'kept', 'binary.md'), Buffer.from([0, 1, 2, 0]));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(args: readonly string[], input: string | Buffer = '') {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it('lists findings and fails', () => {
    const { status, stdout, stderr } = run(['check', 'drafts/a.md']);
    equal(stderr, '');
    match(
      stdout,
      /drafts\/a\.md\n {2}1:5 +warning +Use “IP4” instead of “IP-4”\. +deprecated-term\n\n1 finding in 1 draft\./,
    );
    equal(status, 1);
  });
  it('finds drafts in folders, without what git ignores, and names what it cannot read', () => {
    const { status, stdout, stderr } = run(['check', 'drafts']);
    match(stdout, /1 finding in 2 drafts\./);
    match(stderr, /binary\.md is not text and is skipped\./);
    equal(status, 2);
  });
  it('is clean where nothing is found, or nothing loud enough', () => {
    equal(run(['check', 'drafts/clean.txt']).status, 0);
    equal(run(['check', '--fail-on', 'error', 'drafts/a.md']).status, 0);
    equal(
      run(['check', '--rule', 'deprecated-term=off', '--rule', 'undefined-abbreviation=off', 'drafts/a.md']).status,
      0,
    );
  });
  it('prints drafts with carets, as the tests of this project have them', () => {
    const marked = `
      # Ties

      The Indo Pacific matters to NATO Defence College.
          ^^^^^^^^^^^^ [warning] deprecated-term: Use “Indo-Pacific” instead of “Indo Pacific”.
                                  ^^^^^^^^^^^^^^^^^^^^ [information] deprecated-term: Use “NATO Defense College” instead of “NATO Defence College”: the college spells its name with an s.
    `;
    checkLint(marked);
    equal(run(['check', '--format', 'marked', '-'], parseMarks(marked).text).stdout, `${dedent(marked)}\n`);
  });
  it('gives the shape of ESLint', () => {
    const { stdout } = run(['check', '--format', 'json', '-'], 'The\nIP-4 met.\n');
    const [{ messages, warningCount, fixableWarningCount }] = JSON.parse(stdout) as [
      { messages: unknown[]; warningCount: number; fixableWarningCount: number },
    ];
    equal(warningCount, 1);
    equal(fixableWarningCount, 1);
    deepEqual(messages, [
      {
        ruleId: 'deprecated-term',
        severity: 1,
        level: 'warning',
        message: 'Use “IP4” instead of “IP-4”.',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 5,
        fix: { range: [4, 8], text: 'IP4' },
        suggestions: [
          { desc: 'Use “Indo-Pacific Four (IP4)”', fix: { range: [4, 8], text: 'Indo-Pacific Four (IP4)' } },
        ],
      },
    ]);
  });
  it('fixes a file in its place and keeps its line ends and mode', () => {
    const file = join(folder, 'fix.md');
    writeFileSync(file, '\ufeffThe Indo Pacific Four (IP4) and the IP-4 met.\r\n');
    // More than the mask of new files lets through.
    chmodSync(file, 0o666);
    run(['check', '--fix', 'fix.md']);
    equal(readFileSync(file, 'utf8'), '\ufeffThe Indo-Pacific Four (IP4) and the IP4 met.\r\n');
    equal(statSync(file).mode & 0o777, 0o666);
  });
  it('does not follow a link to fix', () => {
    writeFileSync(join(folder, 'target.md'), 'The Indo Pacific.\n');
    symlinkSync('target.md', join(folder, 'link.md'));
    const { stderr, status } = run(['check', '--fix', 'link.md']);
    match(stderr, /is a link and is not changed/);
    equal(status, 2);
    equal(readFileSync(join(folder, 'target.md'), 'utf8'), 'The Indo Pacific.\n');
  });
  it('leaves a read-only draft alone', () => {
    writeFileSync(join(folder, 'kept.md'), 'The Indo Pacific.\n', { mode: 0o444 });
    const { stderr, status } = run(['check', '--fix', 'kept.md']);
    match(stderr, /kept\.md is read-only and is not changed/);
    equal(status, 2);
    equal(readFileSync(join(folder, 'kept.md'), 'utf8'), 'The Indo Pacific.\n');
  });
  it('leaves a draft whole where the disk is full', function () {
    if (process.platform === 'win32') this.skip();
    const text = 'The Indo Pacific.\n\n'.repeat(200);
    writeFileSync(join(folder, 'long.md'), text);
    // No file may grow beyond a block.
    const command = `ulimit -f 1; exec "${process.execPath}" cli.js check --fix long.md`;
    const { stderr, status } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    match(stderr, /long\.md cannot be written: E/);
    equal(status, 2);
    equal(readFileSync(join(folder, 'long.md'), 'utf8'), text);
    deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
  it('fixes standard input', () =>
    equal(run(['check', '--fix', '-'], 'The Indo Pacific.\n').stdout, 'The Indo-Pacific.\n'));
  it('damages no standard input that is not UTF-8', () => {
    const { status, stdout, stderr } = run(['check', '--fix', '-'], Buffer.from('The Indo Pacific, é.', 'latin1'));
    equal(stdout, '');
    match(stderr, /stdin\.md is not UTF-8 at byte 19/);
    equal(status, 2);
  });
  describe('shows what a terminal would obey', () => {
    const escape = '\u001b]8;;x\u0007';
    const draft = `a${escape}\u202e.md`;
    let own: string;
    before(() => {
      own = join(folder, 'nasty');
      mkdirSync(own);
      writeFileSync(
        join(own, draft),
        `The Near East and the Nearby Alliance Council\u202e (NAC) met. An N${escape}AC.\n`,
      );
      const concepts = {
        [`x${escape}`]: { preferred: 'Far East', deprecated: [{ term: 'Near East', use: `A${escape}` }] },
        [`y${escape}`]: {},
      };
      writeFileSync(join(own, 'glossary.yaml'), JSON.stringify({ concepts }));
    });
    for (const args of [
      ['check', '.'],
      ['check', '--format', 'json', '.'],
      ['check', `--no${escape}`],
      ['terms', draft],
      ['review', '.', `no${escape}.md`],
      ['glossary', 'validate', 'glossary.yaml', `no${escape}.yaml`],
    ]) {
      it(`in ${args.join(' ').replace(/[^ -~]/g, '?')}`, () => {
        const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], {
          cwd: own,
          encoding: 'utf8',
        });
        ok(!/[^\P{Cc}\n]|\p{Cf}/u.test(stdout + stderr), JSON.stringify(stdout + stderr));
        match(stdout + stderr, /\\u/);
      });
    }
  });
  it('says nothing when nobody reads on', async () => {
    for (let index = 0; index < 100; index++) writeFileSync(join(folder, `many${index}.md`), 'The IP-4 met.\n');
    const child = spawn(process.execPath, [join(folder, 'cli.js'), 'check', 'many*.md'], { cwd: folder });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (data) => (said += String(data)));
    await once(child, 'close');
    equal(said, '');
  });
  it('names what cannot be read, and reads the rest', () => {
    symlinkSync('loop.md', join(folder, 'loop.md'));
    mkdirSync(join(folder, 'folder.md'));
    const { status, stdout, stderr } = run(['check', 'loop.md', 'folder.md', 'drafts/clean.txt']);
    match(stderr, /loop\.md cannot be read: ELOOP/);
    match(stderr, /No draft is found at folder\.md/);
    match(stdout, /0 findings in 1 draft/);
    equal(status, 2);
  });
  it('follows no links out of a folder', () => {
    const own = join(folder, 'linked');
    mkdirSync(own);
    writeFileSync(join(own, 'a.md'), 'NATO met.\n');
    symlinkSync(join(folder, 'drafts'), join(own, 'out'));
    symlinkSync(join(folder, 'drafts', 'a.md'), join(own, 'out.md'));
    symlinkSync('.', join(own, 'round'));
    match(run(['check', 'linked']).stdout, /0 findings in 1 draft/);
  });
  it('uses the glossaries of the folder, and says where one is wrong', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(
      join(own, 'glossary.yaml'),
      'concepts:\n  quad:\n    preferred: Quadrilateral Dialogue\n    deprecated: [{ term: Quad Dialog, use: Quadrilateral Dialogue }]\n  bad: { prefered: x }\n',
    );
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), 'check', '-'], {
      cwd: own,
      input: 'The Quad Dialog and the IP-4 met.',
      encoding: 'utf8',
    });
    match(stdout, /Use “Quadrilateral Dialogue” instead of “Quad Dialog”/);
    match(stdout, /Use “IP4” instead of “IP-4”/);
    match(stderr, /glossary\.yaml:5:\d+: “prefered” is no key here\. Did you mean “preferred”\?/);
    equal(status, 2);
  });
  it('lists terms with offsets', () => {
    const { stdout } = run(['terms', '--format', 'json', '-'], '😀 “NATO” and the Republic of Korea (ROK)');
    const terms = JSON.parse(stdout) as {
      concept: string;
      start: number;
      end: number;
      column: number;
      quoted: boolean;
      introduces: boolean;
    }[];
    deepEqual(
      terms.map(({ concept, start, end, column, quoted, introduces }) => [
        concept,
        start,
        end,
        column,
        quoted,
        introduces,
      ]),
      [
        ['nato', 4, 8, 5, true, false],
        ['rok', 18, 35, 19, false, true],
        ['rok', 37, 40, 38, false, true],
      ],
    );
  });

  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['check', '/no/such/draft.md'], /No draft is found at \/no\/such\/draft\.md\./],
    [['check', '--rule', 'no-such-rule=off', '-'], /There is no rule “no-such-rule”/],
    [['check', '--rule', 'mixed-names', '-'], /must have the form rule=level/],
    [['check', '--format', 'xml', '-'], /must be one of pretty, compact, marked/],
    [['check', '--profile', 'chicago', '-'], /must be one of think-tank/],
    [['check', '--no-such-option'], /unknown option/],
    [['terms', '/no/such/draft.md'], /cannot be read: ENOENT/],
    [['no-such-command'], /unknown command/],
  ];
  for (const [args, message] of wrong) {
    it(`says in one line what is wrong with ${args.join(' ')}`, () => {
      const { status, stderr } = run(args);
      equal(status, 2);
      match(stderr, message);
      equal(stderr.trim().split('\n').length, 1, stderr);
    });
  }
  it('runs the language server', async () => {
    const request = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const server = spawn(process.execPath, [join(folder, 'cli.js'), 'server', '--stdio'], { stdio: 'pipe' });
    server.stdin.write(`Content-Length: ${request.length}\r\n\r\n${request}`);
    let answer = '';
    for await (const part of server.stdout) {
      answer += String(part);
      if (answer.endsWith('}')) server.stdin.end();
    }
    match(answer, /^Content-Length: \d+\r\n\r\n.*"hoverProvider":true/);
  });

  it('explains itself', () => {
    for (const args of [['--help'], ['check', '--help'], ['terms', '--help'], ['server', '--help']]) {
      const { status, stdout } = run(args);
      equal(status, 0);
      ok(stdout.startsWith('Usage: policy-glossary'), stdout);
    }
    match(run(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('reviews a series', () => {
    writeFileSync(join(folder, 'r1.md'), 'The Republic of Korea met.\n');
    writeFileSync(join(folder, 'r2.md'), 'South Korea met.\n');
    const { status, stdout } = run(['review', 'r1.md', 'r2.md']);
    match(stdout, /\| South Korea \| 1 \| \[r2\.md:1\]\(<r2\.md#L1>\) \|/);
    equal(status, 0);
    equal(run(['review', 'nothing.md']).status, 2);
  });
  it('says what an empty name is', () => {
    const { status, stderr } = run(['check', '']);
    match(stderr, /An empty name names no draft/);
    equal(status, 2);
  });
  it('converts glossaries, and replaces a file only by force', () => {
    writeFileSync(join(folder, 'terms.csv'), 'term,abbr,owner\nRepublic of Korea,ROK,Lee\n');
    const first = run(['glossary', 'convert', 'terms.csv', 'terms.glossary.yaml']);
    match(first.stderr, /terms\.csv:1:11: The column “owner” is not known/);
    equal(first.status, 1);
    match(
      readFileSync(join(folder, 'terms.glossary.yaml'), 'utf8'),
      /preferred: Republic of Korea\n {4}abbreviation: ROK/,
    );
    const again = run(['glossary', 'convert', 'terms.csv', 'terms.glossary.yaml']);
    match(again.stderr, /exists; it is replaced only with --force/);
    equal(again.status, 2);
    equal(run(['glossary', 'convert', 'terms.csv', 'terms.glossary.yaml', '--force']).status, 1);
    symlinkSync('nowhere.yaml', join(folder, 'link.yaml'));
    match(run(['glossary', 'convert', 'terms.csv', 'link.yaml']).stderr, /link\.yaml exists/);
    match(run(['glossary', 'convert', 'terms.csv', 'link.yaml', '--force']).stderr, /link\.yaml is a link/);
    ok(!existsSync(join(folder, 'nowhere.yaml')));
    match(run(['glossary', 'convert', 'terms.csv', '--to', 'tbx']).stdout, /<term>Republic of Korea<\/term>/);
    match(run(['glossary', 'convert', 'a.docx']).stderr, /name it with --from, as one of json, yaml, csv/);
    rmSync(join(folder, 'terms.glossary.yaml'));
  });
  it('writes a glossary as JSON, and reads it again', () => {
    writeFileSync(join(folder, 'terms.csv'), 'term,abbr\nRepublic of Korea,ROK\n');
    for (const name of ['own.json', 'terms.glossary.json']) {
      equal(run(['glossary', 'convert', 'terms.csv', name]).status, 0);
      deepEqual(JSON.parse(readFileSync(join(folder, name), 'utf8')), {
        concepts: { 'republic-of-korea': { preferred: 'Republic of Korea', abbreviation: 'ROK' } },
      });
      match(run(['glossary', 'convert', name, '--to', 'csv']).stdout, /^republic-of-korea,Republic of Korea,ROK,/m);
      rmSync(join(folder, name));
    }
    // A file of this name is read as textlint's, which is not written.
    equal(run(['glossary', 'convert', 'terms.csv', 'terms.json']).status, 0);
    rmSync(join(folder, 'terms.json'));
  });
  it('converts workbooks and SKOS, and leaves an output alone that it may not or cannot replace', () => {
    const said = 'kept as it is';
    const bytes = createWorkbook([
      {
        name: 'T',
        rows: [
          ['term', 'abbr'],
          ['Republic of Korea', 'ROK'],
        ],
      },
    ]);
    writeFileSync(join(folder, 'terms.xlsx'), bytes);
    match(run(['glossary', 'convert', 'terms.xlsx']).stdout, /preferred: Republic of Korea\n {4}abbreviation: ROK/);
    match(
      run(['glossary', 'convert', 'terms.xlsx', '--to', 'xlsx']).stderr,
      /name it with --to, as one of json, yaml, csv/,
    );
    const convert = (...more: readonly string[]) => run(['glossary', 'convert', 'terms.xlsx', ...more]);
    const output = join(folder, 'out.ttl');
    writeFileSync(output, said, { mode: 0o640 });
    match(convert('out.ttl').stderr, /out\.ttl exists; it is replaced only with --force/);
    equal(readFileSync(output, 'utf8'), said);
    const forced = convert('out.ttl', '--force');
    match(forced.stderr, /not carried: republic-of-korea: its abbreviation becomes an alternative label/);
    equal(forced.status, 1);
    match(readFileSync(output, 'utf8'), /skos:prefLabel "Republic of Korea"@en/);
    equal(statSync(output).mode & 0o777, 0o640);
    match(run(['glossary', 'convert', 'out.ttl', '--to', 'csv']).stdout, /^republic-of-korea,Republic of Korea,,ROK/m);

    writeFileSync(join(folder, 'empty.xlsx'), 'PK no workbook');
    writeFileSync(output, said);
    equal(run(['glossary', 'convert', 'empty.xlsx', 'out.ttl', '--force']).status, 2);
    equal(readFileSync(output, 'utf8'), said);
    symlinkSync('out.ttl', join(folder, 'linked.ttl'));
    match(convert('linked.ttl', '--force').stderr, /linked\.ttl is a link and is not changed/);
    equal(readFileSync(output, 'utf8'), said);
    mkdirSync(join(folder, 'folder.ttl'));
    match(convert('folder.ttl', '--force').stderr, /folder\.ttl is not a file/);
    match(convert('no/such/folder.ttl').stderr, /no\/such\/folder\.ttl cannot be written: ENOENT/);
    deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });
  it('converts SKOS in RDF/XML and JSON-LD, and fetches no context', () => {
    const skos = 'http://www.w3.org/2004/02/skos/core#';
    writeFileSync(
      join(folder, 'terms.rdf'),
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="${skos}">
<skos:Concept rdf:about="https://example.org/rok"><skos:prefLabel>Republic of Korea</skos:prefLabel></skos:Concept>
</rdf:RDF>`,
    );
    const inYaml = 'concepts:\n  rok:\n    preferred: Republic of Korea\n';
    const fromXml = run(['glossary', 'convert', 'terms.rdf']);
    equal(fromXml.stdout, inYaml);
    equal(fromXml.status, 0);
    writeFileSync(
      join(folder, 'terms.jsonld'),
      `{ "@context": { "@vocab": "${skos}" }, "@id": "https://example.org/rok", "prefLabel": "Republic of Korea" }`,
    );
    const fromJson = run(['glossary', 'convert', 'terms.jsonld']);
    equal(fromJson.stdout, inYaml);
    equal(fromJson.status, 0);
    writeFileSync(join(folder, 'remote.jsonld'), '{ "@context": "http://127.0.0.1:9/c.jsonld", "prefLabel": "A" }');
    const { status, stderr } = run(['glossary', 'convert', 'remote.jsonld', '--to', 'csv']);
    match(stderr, /remote\.jsonld:1:15: The context at “http:\/\/127\.0\.0\.1:9\/c\.jsonld” is not fetched/);
    equal(status, 2);
  });
  it('skips drafts that are no UTF-8, and says where', () => {
    writeFileSync(
      join(folder, 'latin.md'),
      Buffer.concat([Buffer.from('The ROK – é '), Buffer.from([0xe9]), Buffer.from(' met.')]),
    );
    match(run(['check', 'latin.md']).stderr, /latin\.md is not UTF-8 at byte 16 and is skipped/);
    writeFileSync(join(folder, 'wide.md'), Buffer.from('\ufeffThe ROK', 'utf16le'));
    const { status, stderr } = run(['check', 'wide.md']);
    match(stderr, /wide\.md is UTF-16 and is skipped: save it as UTF-8/);
    equal(status, 2);
  });
  it('names what is no UTF-8', () => {
    writeFileSync(join(folder, 'latin.csv'), Buffer.from([0x74, 0x65, 0x72, 0x6d, 0x0a, 0xe9, 0x0a]));
    const { status, stderr } = run(['glossary', 'convert', 'latin.csv']);
    match(stderr, /latin\.csv is not UTF-8 at byte 6/);
    equal(status, 2);
  });
  it('validates glossaries and runs their test sentences', () => {
    writeFileSync(
      join(folder, 'own.yaml'),
      'concepts:\n  region:\n    preferred: East Asia\n    deprecated: [{ term: Far East, use: East Asia }]\n    tests:\n      good: [The Far East is far.]\n      bad: [The Far East is far., All is well.]\n  x: { related: [nothing] }\n',
    );
    const valid = run(['glossary', 'validate', 'own.yaml']);
    match(valid.stdout, /^own\.yaml:8:3: The entry “x” has no `preferred:` name/m);
    equal(valid.status, 1);
    const { stdout } = run(['glossary', 'test', 'own.yaml']);
    match(stdout, /own\.yaml:2:3: “The Far East is far\.” should be good, but deprecated-term says/);
    match(stdout, /own\.yaml:2:3: “All is well\.” should be marked/);
  });
  it('gives a draft the glossaries of its folders, and those that are named for all', () => {
    const own = join(folder, 'layers');
    const entry = (wrong: string, right: string) =>
      `concepts:\n  ${right.toLowerCase()}: { preferred: ${right} Plan, deprecated: [{ term: ${wrong}, use: ${right} Plan }] }\n`;
    for (const path of ['in/deep', 'beside']) mkdirSync(join(own, path), { recursive: true });
    writeFileSync(join(own, 'terms.csv'), 'term,avoid\nNamed Plan,Scheme Zero\n');
    writeFileSync(join(own, 'glossary.yaml'), entry('Scheme One', 'Outer'));
    writeFileSync(join(own, 'in', 'own.glossary.yaml'), `${entry('Scheme Two', 'Inner')}  c: { preferred: C++ }\n`);
    writeFileSync(join(own, 'in', 'deep', 'glossary.yml'), 'concepts:\n  outer: { deprecated: [Scheme Three] }\n');
    writeFileSync(join(own, 'beside', 'glossary.yaml'), entry('Scheme Four', 'Beside'));
    const text = 'Scheme Zero, Scheme One, Scheme Two, Scheme Three and Scheme Four met.\n';
    writeFileSync(join(own, 'in', 'deep', 'draft.md'), text);
    writeFileSync(join(own, 'draft.md'), text);
    const check = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(folder, 'cli.js'), 'check', ...args], { cwd: own, encoding: 'utf8' });
    const deep = check('--glossary', 'terms.csv', 'in/deep/draft.md');
    deepEqual(
      [...deep.stdout.matchAll(/“(Scheme \w+)”/g)].map(([, name]) => name),
      ['Scheme Zero', 'Scheme One', 'Scheme Two', 'Scheme Three'],
      deep.stdout,
    );
    // What is only doubtful is told, once, and the drafts are checked all the same.
    match(deep.stderr, /^policy-glossary: in\/own\.glossary\.yaml:3:3: “C\+\+” can never be found in a text: .*\n$/);
    equal(deep.status, 1);
    const top = check('draft.md');
    deepEqual(
      [...top.stdout.matchAll(/“(Scheme \w+)”/g)].map(([, name]) => name),
      ['Scheme One'],
      top.stdout,
    );
    const missing = check('--glossary', 'none.csv', 'draft.md');
    match(missing.stderr, /none\.csv cannot be read: ENOENT/);
    equal(missing.status, 2);
  });
  it('validates a glossary of any format that is used in place', () => {
    writeFileSync(join(folder, 'table.csv'), 'Term;"Pa;rt";Acronym\nAlpha Plan;x;AP\n;y;\n');
    writeFileSync(join(folder, 'empty.csv'), 'term\n');
    const { status, stdout } = run(['glossary', 'validate', 'table.csv']);
    equal(
      stdout,
      'table.csv:1:6: The column “Pa;rt” is not known and goes into the notes.\n' +
        'table.csv:3:1: This row has no term and is left out.\n',
    );
    equal(status, 1);
    const empty = run(['glossary', 'validate', 'empty.csv', 'book.xlsx']);
    match(empty.stderr, /empty\.csv holds no entry\./);
    match(
      empty.stderr,
      /book\.xlsx is used only when it has been converted: policy-glossary glossary convert book\.xlsx/,
    );
    equal(empty.status, 2);
  });
});
