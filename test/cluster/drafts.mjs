// Drafts of an archive that is made up: of all lengths, in folders with glossaries of their own, some under names that are hard to write.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const sentences = [
  'The IP-4 met South Korea and the ROK in Seoul.',
  'The Port Pact holds, and the Quay Pact held before it.',
  'Officials of the Harbour Council (HC) wrote to NATO about dues.',
  'The HC answered that the Old Quay stays open.',
  'Nothing of this changed what fishermen pay for ice.',
  'A policymaker and a policy-maker read the same brief.',
  'The Republic of Korea (ROK) and Japan signed a note on fog signals.',
  'Indo Pacific partners asked for lighthouses; the Indo-Pacific has many.',
];
/** Of so many sentences one is of those above; the others say nothing that is looked at. */
const RARE = 6;
const folders = ['north', 'south', 'south/ports', 'west %20 wind', 'east’s 항구', 'a'.repeat(120)];

/**
 * Writes so many drafts into a folder; gives their names in the order in which they are listed.
 * @param {string} folder
 * @param {number} count
 * @returns {readonly string[]}
 */
export function writeDrafts(folder, count) {
  const write = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('glossary.yaml', 'concepts:\n  pact: { preferred: Port Pact, deprecated: [Quay Pact] }\n');
  write('south/glossary.yaml', 'concepts:\n  quay: { preferred: New Quay, deprecated: [Old Quay] }\n');
  write('north/.policy-glossary.yaml', 'rules:\n  deprecated-term: error\n');
  // The same numbers in every run.
  let seed = 1;
  const pick = (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 48271) >>> 0) % 0x7fffffff;
    return seed % below;
  };
  return Array.from({ length: count }, (_, index) => {
    const hard = index % 97 === 0 ? '\'; $(x) "\u001b[31m' : '';
    const path = `${folders[pick(folders.length)]}/${index}${hard}.${pick(5) ? 'md' : 'txt'}`;
    const paragraphs = Array.from({ length: 1 + pick(12) }, () =>
      Array.from({ length: 1 + pick(6) }, () =>
        pick(RARE) ? `Boat ${pick(900)} came home with ${pick(90)} boxes of fish.` : sentences[pick(sentences.length)],
      ).join(' '),
    );
    write(path, `# Brief ${index}\n\n${paragraphs.join('\n\n')}\n`);
    return path;
  });
}
