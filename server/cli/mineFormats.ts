// How what was mined is printed: for people, as a table, as JSON, and as a glossary of proposed entries.
import { proposedEntries, type Told } from '../features/candidates';
import { writeTable } from '../glossary/formats/csv';
import { yaml } from '../glossary/formats/yaml';
import { escapeJson, print, printFile, printVisibly } from './terminal';

/** The formats, and what prints them. */
export const mineFormats = {
  pretty: printPretty,
  csv: (told: readonly Told[]) => printFile(writeTable([heading, ...told.map(rowOf)])),
  json: printJsonList,
  yaml: (told: readonly Told[]) => printFile(yaml.write!(proposedEntries(told)).text),
};

/** What a format is called. */
export type MineFormatName = keyof typeof mineFormats;

const heading = [
  'kind',
  'name',
  'abbreviation',
  'drafts',
  'uses',
  'introduced',
  'first',
  'last',
  'spellings',
  'rivals',
  'known',
  'evidence',
];

function rowOf(one: Told): readonly string[] {
  const { name, abbreviation, drafts, uses, introduced, first, last, spellings, rivals, known, evidence } = one;
  return [
    abbreviation === undefined ? 'name' : 'abbreviation',
    name,
    abbreviation ?? '',
    String(drafts),
    String(uses),
    introduced === undefined ? '' : String(introduced),
    first,
    last,
    spellings.map(({ text, uses: times }) => `${text} (${times})`).join(' | '),
    rivals.map((rival) => `${rival.name} (${rival.drafts})`).join(' | '),
    known ?? '',
    evidence.map(({ draft, line }) => `${draft}:${line}`).join(' | '),
  ];
}

/** One candidate after the other, so that no text holds them all. */
function printJsonList(told: readonly Told[]): void {
  if (told.length === 0) print('[]\n');
  for (const [index, one] of told.entries())
    print(
      `${index === 0 ? '[\n' : ''}  ${escapeJson(JSON.stringify(one))}${index === told.length - 1 ? '\n]\n' : ',\n'}`,
    );
}

function printPretty(told: readonly Told[]): void {
  for (const [index, one] of told.entries()) {
    const isAbbreviation = one.abbreviation !== undefined;
    if (index === 0 || isAbbreviation !== (told[index - 1]?.abbreviation !== undefined))
      print(
        `${index === 0 ? '' : '\n'}${isAbbreviation ? 'Abbreviations that drafts define' : 'Names that recur'}\n\n`,
      );
    printVisibly(`${describe(one).join('\n')}\n`);
  }
}

function describe(one: Told): readonly string[] {
  const { name, abbreviation, drafts, uses, first, last, spellings, rivals, known, evidence } = one;
  const dates = first === '' ? '' : first === last ? `, ${first}` : `, ${first} to ${last}`;
  const counts = `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}, ${uses} ${uses === 1 ? 'use' : 'uses'}${dates}`;
  const inGlossary = known === undefined ? '' : `, in the glossary as ${known}`;
  return [
    `${abbreviation === undefined ? '' : `${abbreviation}  `}${name}  (${counts}${inGlossary})`,
    ...spellings.map(({ text, uses: times }) => `    also written ${text} (${times})`),
    ...rivals.map((rival) => `    also given as ${rival.name} (${rival.drafts})${placeOf(rival)}`),
    ...evidence.slice(0, 1).map(({ draft, line, sentence }) => `    ${draft}:${line}  ${sentence}`),
  ];
}

function placeOf({ evidence: [first] }: { readonly evidence: Told['evidence'] }): string {
  return first === undefined ? '' : `, ${first.draft}:${first.line}`;
}
