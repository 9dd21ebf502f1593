// A draft in other clothes: what is found hangs on its words, not on how spaces, hyphens, marks and lines are written.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { rules } from '../../server/rules/catalog';
import { lintText } from '../support/check';

/** Drafts with findings and without, of every rule, and the sample; a directive is no prose and has one spelling. */
const drafts = [
  ...rules.flatMap(({ examples, silent }) => [...examples.map((example) => example.before), ...silent]),
  ...['brief.md', 'clean.md'].map((name) => readFileSync(`test/fixtures/sample/${name}`, 'utf8')),
].filter((text) => !text.includes('policy-glossary'));

const between = /(?<=\p{L}) (?=\p{L})/gu;

/** A space, or something in its place at about every third. */
const third = (other: string) => (space: string, at: number) => (at % 3 === 0 ? other : space);

/** The same words, written otherwise. */
const clothes: Readonly<Record<string, (text: string) => string>> = {
  'line breaks of Windows': (text) => text.replace(/\n/g, '\r\n'),
  'the marks of a typewriter': (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'),
  'no-break spaces': (text) => text.replace(between, '\u00a0'),
  'hyphens that do not break': (text) => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '\u2011'),
  'wide spaces between sentences': (text) => text.replace(/(?<=[.!?]) (?=\p{Lu})/gu, '  '),
  'short lines': (text) => (/^[#|>+-]|\n/m.test(text) ? text : text.replace(between, third('\n'))),
};

/** In which less may be seen, or another rule sees it; where nothing is found, nothing is found in them either. */
const disguises: Readonly<Record<string, (text: string) => string>> = {
  'apostrophes as entities': (text) => text.replace(/(?<=\p{L})[’'](?=s\b)/gu, '&rsquo;'),
  'some spaces as entities': (text) => text.replace(between, third('&nbsp;')),
};

/** What is found, as messages in one kind of spaces, hyphens and marks. */
function findingsOf(text: string): readonly string[] {
  return lintText(text).findings.map(({ rule, level, message }) => {
    const plain = message
      .replace(/&rsquo;|[‘’]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/\u2011/g, '-');
    return `${rule} ${level}: ${plain.replace(/&nbsp;|\s+/g, ' ')}`;
  });
}

describe('a draft in other clothes', () => {
  let known: ReadonlyMap<string, readonly string[]>;
  before(() => {
    known = new Map(drafts.map((text) => [text, findingsOf(text)]));
  });
  for (const [name, dress] of Object.entries(clothes))
    it(`has the same findings: ${name}`, () => {
      for (const [text, findings] of known)
        if (dress(text) !== text) deepEqual(findingsOf(dress(text)), findings, text);
    });
  for (const [name, disguise] of Object.entries(disguises))
    it(`has no finding of its own: ${name}`, () => {
      for (const [text, findings] of known)
        if (findings.length === 0 && disguise(text) !== text) deepEqual(findingsOf(disguise(text)), [], text);
    });
});
