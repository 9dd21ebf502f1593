import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { type Asked, codeActions, type FixData, fixesInSteps } from '../../server/features/codeAction';
import { createConcept } from '../../server/glossary/entry';
import { createGlossary } from '../../server/glossary/glossary';
import { lint } from '../../server/rules/lint';
import type { Finding } from '../../server/rules/rule';
import { offsetAt, parseDraft } from '../../server/text/draft';
import { itemAt } from '../../server/text/list';
import { applyEdits } from '../../server/text/span';
import { finish } from '../../server/text/steps';
import { readUsage } from '../../server/usage/usage';
import { glossary, options } from '../support/check';
import { parseMarks } from '../support/marks';
import { runs } from '../support/share';

/** What our own client asks for. */
const asked: Asked = {
  uri: 'file:///d.md',
  version: 1,
  levelCommand: 'level',
  knownCommand: 'known',
  pageCommand: 'page',
};

function read(text: string, names = glossary) {
  const usage = readUsage(names, parseDraft(text, 'markdown'));
  return { usage, findings: lint(usage, options) };
}

function actionsAt(marked: string, as = asked): readonly CodeAction[] {
  const { text, cursor } = parseMarks(marked);
  const { usage, findings } = read(text);
  return codeActions(usage, { start: cursor!, end: cursor! }, findings, options, { ...as, only: ['quickfix'] });
}

function titlesAt(marked: string, as = asked): readonly string[] {
  return actionsAt(marked, as).map(({ title }) => title);
}

/** A text after an action. */
function apply(text: string, { edit }: CodeAction): string {
  const draft = parseDraft(text, 'markdown');
  const { edits } = itemAt(edit!.documentChanges as TextDocumentEdit[], 0);
  const made = edits.map((one) => ({
    start: offsetAt(draft, one.range.start),
    end: offsetAt(draft, one.range.end),
    text: 'newText' in one ? one.newText : '',
  }));
  return applyEdits(text, made);
}

describe('the light bulb', () => {
  it('tells by kinds what an action does', () =>
    deepEqual(
      actionsAt('It is N$0ato. It was Nato.').map(({ kind }) => kind?.replace('quickfix', '')),
      ['', '', '.ignore', '.allow', '.why', '.all', '.off', '.off'],
    ));
  it('tells what lets names stand beside one another from what changes them', () =>
    deepEqual(
      actionsAt('South Korea met them. Then the Republic of Ko$0rea met them.')
        .filter(({ title }) => title.startsWith('Allow'))
        .map(({ title, kind }) => [title, kind]),
      [['Allow “South Korea” and “Republic of Korea” in this draft', 'quickfix.allow']],
    ));
  it('leaves what fixes all to be worked out when it is picked, where a client asks then', () => {
    const { usage, findings } = read('It is Nato. It was Nato.');
    const only = ['quickfix', 'source.fixAll'];
    const actions = codeActions(usage, { start: 7, end: 7 }, findings, options, { ...asked, picks: true, only });
    const lazy = actions.filter(({ data }) => data !== undefined);
    deepEqual(
      lazy.map(({ title, edit }) => [title, edit]),
      [
        ['Fix all like “Nato” in this draft', undefined],
        ['Fix all in this draft', undefined],
      ],
    );
    for (const { data } of lazy) {
      const edit = finish(fixesInSteps(usage, options, data as FixData, 1));
      equal(apply('It is Nato. It was Nato.', { title: '', edit }), 'It is NATO. It was NATO.');
    }
    const nothing = { uri: asked.uri, fixes: { rule: 'mixed-names' } };
    equal(finish(fixesInSteps(usage, options, nothing, 1)), undefined);
  });
  it('offers what fixes, then what lets the words stand, then why, and rules by name last', () => {
    deepEqual(titlesAt('It is N$0ato. It was Nato.'), [
      'Use “NATO”',
      'Use “North Atlantic Treaty Organization (NATO)”',
      'Ignore “Nato” here',
      'Allow “Nato” in this draft',
      'Why?',
      'Fix all like “Nato” in this draft',
      'Turn off “deprecated-term” in this draft',
      'Turn off “deprecated-term” in this workspace',
    ]);
    deepEqual(titlesAt('The KND$0U teaches. The KNDU learns.'), [
      'Introduce it: “Korea National Defense University (KNDU)”',
      'Ignore “KNDU” here',
      '“KNDU” needs no introduction in this draft',
      '“KNDU” needs no introduction in this workspace',
      'Why?',
      'Turn off “undefined-abbreviation” in this draft',
      'Turn off “undefined-abbreviation” in this workspace',
    ]);
  });
  it('offers commands only to an editor that has them', () =>
    deepEqual(titlesAt('The KND$0U teaches. The KNDU learns.', { uri: 'file:///d.md', version: 1 }).slice(-3), [
      'Ignore “KNDU” here',
      '“KNDU” needs no introduction in this draft',
      'Turn off “undefined-abbreviation” in this draft',
    ]));
  it('gives commands what they need', () => {
    const actions = actionsAt('The KND$0U teaches. The KNDU learns.');
    const given = (end: string) => actions.find(({ title }) => title.endsWith(end))?.command;
    deepEqual(given('Why?'), {
      title: 'Why?',
      command: 'page',
      arguments: ['policy-glossary:/-/undefined-abbreviation.md'],
    });
    deepEqual(given('introduction in this workspace')?.arguments, ['KNDU', 'file:///d.md']);
    deepEqual(given('” in this workspace')?.arguments, ['undefined-abbreviation', 'off', 'file:///d.md']);
  });
  it('has what lets words stand do so, and nothing else', () => {
    const drafts = [
      'The KND$0U teaches. The KNDU learns.',
      'It is N$0ato.',
      '---\ntitle: A\n---\n\nIt is N$0ato.',
      'Talks of the MT$0CR ended. The MTCR is old. The MTCR is new.',
      'The RO$0K sent ships. The Republic of Korea (ROK) sends more, and the ROK pays.',
    ];
    for (const marked of drafts) {
      const { text } = parseMarks(marked);
      const { findings } = read(text);
      let tried = 0;
      for (const action of actionsAt(marked)) {
        if (!/^Ignore|^Allow “[^”]*” in|needs no introduction in this draft/.test(action.title)) continue;
        tried++;
        const after = read(apply(text, action)).findings;
        equal(after.filter(({ rule }) => rule === 'unknown-directive').length, 0, action.title);
        ok(after.length < findings.length, `${action.title}: ${apply(text, action)}`);
      }
      equal(tried, 2, titlesAt(marked).join('; '));
    }
  });
  it('offers the name that the draft uses for the thing', () => {
    const draft = 'South Korea pays. South Korea says that the RO$0K pays.';
    ok(titlesAt(draft).includes('Write it out: “South Korea”'), titlesAt(draft).join('; '));
  });
  it('ignores all that is found of the words at once', () => {
    const marked = 'It is N$0ato.';
    const { text } = parseMarks(marked);
    const { usage, findings } = read(text);
    const first = itemAt(findings, 0);
    const both = [first, Object.create(first, { rule: { value: 'mixed-names' } }) as Finding];
    const actions = codeActions(usage, { start: 6, end: 6 }, both, options, { ...asked, only: ['quickfix'] });
    const ignoring = actions.filter(({ title }) => title.startsWith('Ignore'));
    equal(ignoring.length, 1);
    const ignored = apply(text, itemAt(ignoring, 0));
    ok(ignored.includes(`next-line ${first.rule}, mixed-names -->`), ignored);
  });
  it('shows words as text, in one line, and lets none stand that a line of choices would read otherwise', () => {
    const names = fc.stringMatching(/^[A-Z][a-z]{2,6}[ ,;:"'`<>&#-]{1,3}[A-Z][a-z]{2,6}$/);
    fc.assert(
      fc.property(names, (bad) => {
        const own = createGlossary([
          createConcept(
            'x',
            { preferred: 'Right Name', deprecated: [{ term: bad, use: 'Right Name' }] },
            'file:///g.yaml',
          ),
        ]);
        const text = `Today the ${bad} met.`;
        const { usage, findings } = read(text, own);
        for (const action of codeActions(usage, { start: 12, end: 12 }, findings, options, asked)) {
          ok(!/[\n\p{Cc}]/u.test(action.title));
          if (!action.title.startsWith('Allow')) continue;
          const after = read(apply(text, action), own).findings;
          deepEqual(
            after.map(({ rule, message }) => `${rule} ${message}`),
            [],
            apply(text, action),
          );
        }
      }),
      runs(300),
    );
  });
});
