import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { describeRule } from '../../server/features/ruleText';
import { rules } from '../../server/rules/catalog';
import { findFixes, fixAll } from '../../server/rules/fixes';
import type { Finding, LintOptions } from '../../server/rules/rule';
import { areAlike, itemAt } from '../../server/text/list';
import { applyEdits, overlaps } from '../../server/text/span';
import { lintText, options } from '../support/check';
import { checkDerived } from '../support/derived';
import { runs } from '../support/share';

/** What makes a long text of an example; it names nothing. */
const more = `\n\n${'The ships sailed on and the talks went well. '.repeat(25).trim()}`;

describe('rules', () => {
  it('have each a file of tests of its own', () => {
    for (const { id } of rules) ok(existsSync(`test/rules/${id}.test.ts`), id);
  });
  for (const { id, examples, silent, level } of rules) {
    // A rule that is off by default is switched on to be shown.
    const under: LintOptions = level === 'off' ? { ...options, levels: new Map([[id, 'warning']]) } : options;
    for (const example of examples) {
      const before = example.before + (example.long ? more : '');
      const after = example.after && example.after + (example.long ? more : '');
      it(`${id} finds and fixes “${before.slice(0, 50)}”`, () => {
        const { usage, findings } = lintText(before, 'markdown', under);
        const found = findings.filter(({ rule }) => rule === id);
        equal(found.length, 1, findings.map(({ rule }) => rule).join(', '));
        if (after === undefined) return;
        const fix = itemAt(findFixes(usage, itemAt(found, 0), under), 0);
        equal(applyEdits(before, fix.edits), after);
        deepEqual(
          lintText(after, 'markdown', under).findings.filter(({ rule }) => rule === id),
          [],
        );
      });
    }
    for (const text of silent) {
      it(`${id} is silent on “${text.slice(0, 50)}”`, () => {
        deepEqual(
          lintText(text, 'markdown', under)
            .findings.filter(({ rule }) => rule === id)
            .map(({ message }) => message),
          [],
        );
      });
    }
  }

  const names = [
    'ROK',
    'the IP4',
    'IP-4',
    'South Korea',
    'the Republic of Korea (ROK)',
    'Indo Pacific',
    'NATO',
    'the AP4',
    'North Korea',
    'DPRK',
    'WMDs',
    'U.S.',
    'the US',
    'US-ROK',
    'ROK/US',
    'an NATO',
    'NATO organization',
    'the Untied Nations Command',
    'defence',
    'defense',
    'All 31 NATO members',
    "two MOU's",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom(...names).map((name) => `“${name} here”`),
    fc.constantFrom(...names).map((name) => `\`${name}\``),
    fc.constantFrom(...names).map((name) => `[${name}](https://example.org/${encodeURIComponent(name)})`),
    fc.constantFrom(...names).map((name) => `*The ${name} Report*`),
    fc.constantFrom(...names).map((name) => `${name}'s ships`),
    fc.constantFrom('met', 'and', 'in Seoul.', '\n\n', '\n', '\n\n> ', '\n\n## Summary\n\n', '\n\n- '),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));

  it('never edit what is not the author’s, nor the same place twice', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { usage, findings } = lintText(source);
        const { blocks, starts } = usage.draft;
        const taboo = [...blocks].flatMap(({ regions, quoted, text: own }, index) =>
          (quoted ? [{ start: 0, end: own.length }] : regions).map(({ start, end }) => ({
            start: starts.at(index) + start,
            end: starts.at(index) + end,
          })),
        );
        for (const finding of findings) {
          for (const { edits } of findFixes(usage, finding, options)) {
            for (const [index, edit] of edits.entries()) {
              ok(
                !taboo.some((region) => overlaps(region, edit)),
                `${finding.rule} edits ${source.slice(edit.start, edit.end)}`,
              );
              ok(!edits.some((other, at) => at !== index && overlaps(other, edit)));
            }
          }
        }
        const edits = fixAll(usage, options).edits;
        ok(areAlike(edits.slice(1), edits.slice(0, -1), (edit, before) => before.end < edit.start));
      }),
      runs(500),
    );
  });

  it('are content with what their preferred fixes leave', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { usage, findings } = lintText(source);
        for (const finding of findings) {
          const [fix] = findFixes(usage, finding, options);
          if (!fix?.preferred) continue;
          const fixed = applyEdits(source, fix.edits);
          // What is fixed may bring another fault to light, but not the same one again.
          const isSame = ({ rule, level, message }: Finding) =>
            rule === finding.rule && level === finding.level && message === finding.message;
          ok(
            lintText(fixed).findings.filter(isSame).length < findings.filter(isSame).length,
            `${finding.rule}: ${JSON.stringify(fixed)}`,
          );
        }
      }),
      runs(500),
    );
  });

  it('fix everything at once', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { usage } = lintText(source);
        const once = applyEdits(source, fixAll(usage, options).edits);
        const after = lintText(once);
        equal(applyEdits(once, fixAll(after.usage, options).edits), once);
      }),
      runs(500),
    );
  });

  it('are explained in the documentation', () =>
    checkDerived(
      'docs/rules.md',
      [
        '# Rules',
        '',
        'A rule can be silenced at a place with a comment: `<!-- policy-glossary-disable-next-line mixed-names -->` for the line that follows, `-disable-line` for its own line, `-disable` up to `-enable` for a stretch, `-disable-file` for all; without a rule’s name, all rules are meant.',
        '',
        'What a draft chooses for itself stands in one line. Where it has front matter, it is a line of it: `policy-glossary: mixed-names off; allow South Korea, ROK; known KAMD`. Where it has none, it is a comment: `<!-- policy-glossary mixed-names off -->`. `rule level` sets a level, `allow` lets names stand beside one another, `known` lists abbreviations that need no introduction.',
        '',
        'Every rule can be set to `error`, `warning`, `information`, `hint` or `off`: in VS Code under `policyGlossary.rules`, on the command line with `--rule id=level`. A level is the loudest at which a rule speaks: of what an editor may well leave it tells more softly. Only `error` holds for all that it finds. Nothing inside quotations, titles of works, code, addresses or front matter is ever judged or edited.',
        '',
        ...rules.flatMap((rule) => [
          `## ${rule.id}`,
          '',
          ...describeRule(rule).flatMap((paragraph) => [paragraph, '']),
        ]),
      ].join('\n'),
    ));
});
