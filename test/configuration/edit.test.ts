import { equal } from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { addKnown, setLevel } from '../../server/configuration/edit';
import { parseConfiguration } from '../../server/configuration/parse';
import { applyEdits, type Edit } from '../../server/text/span';
import { dedent } from '../support/marks';
import { runs } from '../support/share';

/** A text after an edit; `no place` where there is none. */
function after(text: string, edit: Edit | undefined): string {
  return edit === undefined ? 'no place' : applyEdits(text, [edit]);
}

function checkLevel(text: string, expected: string): void {
  equal(after(dedent(text), setLevel(dedent(text), 'pair-form', 'off')), dedent(expected));
}

function checkKnown(text: string, expected: string, word = 'KIDA'): void {
  equal(after(dedent(text), addKnown(dedent(text), word)), dedent(expected));
}

describe('an edit of a configuration', () => {
  it('adds a key where there is none', () => {
    equal(after('', setLevel('', 'pair-form', 'off')), 'rules:\n  pair-form: off\n');
    equal(after('profile: un', addKnown('profile: un', 'KIDA')), 'profile: un\nwellKnown:\n  - KIDA\n');
    equal(after('profile: un\r\n', addKnown('profile: un\r\n', 'KIDA')), 'profile: un\r\nwellKnown:\r\n  - KIDA\r\n');
  });
  it('adds to what is there, and leaves the rest as it is', () => {
    checkLevel(
      `
      rules: # ours
          term-case: off # why not

      # next
      profile: un
    `,
      `
      rules: # ours
          term-case: off # why not
          pair-form: off

      # next
      profile: un
    `,
    );
    checkLevel('rules: { term-case: off }', 'rules: { term-case: off, pair-form: off }');
    checkLevel('rules: {}', 'rules: { pair-form: off }');
    checkKnown('wellKnown: [UNC, MOFA]', 'wellKnown: [UNC, MOFA, KIDA]');
    checkKnown(
      `
      wellKnown:
      - UNC
      profile: un
    `,
      `
      wellKnown:
      - UNC
      - KIDA
      profile: un
    `,
    );
  });
  it('changes a level that is set', () => {
    checkLevel('rules: { pair-form: error, term-case: off }', 'rules: { pair-form: off, term-case: off }');
    checkLevel('rules:\n  pair-form: hint # soft\n', 'rules:\n  pair-form: off # soft\n');
  });
  it('writes JSON into JSON', () => {
    checkLevel('{ "profile": "un" }', '{ "profile": "un", "rules": { "pair-form": "off" } }');
    checkKnown('{ "wellKnown": ["UNC"] }', '{ "wellKnown": ["UNC", "KIDA"] }');
    checkKnown('{}', '{ "wellKnown": ["KIDA"] }');
  });
  it('quotes what another reader would take for something else', () => {
    checkKnown('wellKnown: []', 'wellKnown: ["NO"]', 'NO');
    checkKnown('wellKnown: []', 'wellKnown: ["R&D: #1"]', 'R&D: #1');
  });
  it('is none where it would say something else', () => {
    for (const text of ['profile: [', 'wellKnown: KIDA', '- a', 'rules: &a { term-case: off }\nwellKnown: *a', 'words'])
      equal(after(text, addKnown(text, 'KIDA')), 'no place', text);
    equal(after('wellKnown: [A1]\n...\n', setLevel('wellKnown: [A1]\n...\n', 'pair-form', 'off')), 'no place');
  });
  it('says what is wanted and nothing else, whatever is there', () => {
    const line = fc.constantFrom(
      ...[
        'profile: un',
        'rules:',
        '  term-case: off',
        'wellKnown:',
        '  - A1',
        '- B2',
        'wellKnown: [C3, ]',
        '# note',
        '',
      ],
      ...['rules: {term-case: hint}', 'ignore: [a/]', '---', 'overrides:', '  - files: [x]', '    wellKnown: [D4]'],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (lines, lineEnd) => {
        const text = lines.join(lineEnd);
        const edit = addKnown(text, 'KIDA');
        if (edit === undefined) return;
        const before = parseConfiguration(text, '').says;
        const { says, isBroken } = parseConfiguration(applyEdits(text, [edit]), '');
        equal(isBroken, false);
        equal(says.wellKnown?.at(-1), 'KIDA');
        equal(
          JSON.stringify({ ...says, wellKnown: before.wellKnown }),
          JSON.stringify({ ...before, wellKnown: before.wellKnown }),
        );
      }),
      runs(500),
    );
  });
});
