// What of an archive's candidates is told: defined abbreviations with their rivals, names that recur, and as entries of a glossary.
import { idFor } from '../glossary/entry';
import type { NamedEntry } from '../glossary/formats/format';
import { isName, type Entry } from '../glossary/schema';
import { findMark } from '../glossary/written';
import { compareTexts } from '../text/list';
import { isSameName } from '../usage/sameName';
import type { NewTerm } from '../requests';
import { type Candidate, type Evidence, type Meaning, type Spelling, spellingKey } from './mine';

/** A full name that stands against the one that most drafts give an abbreviation. */
export interface Rival {
  readonly name: string;
  /** How many drafts give it. */
  readonly drafts: number;
  readonly evidence: readonly Evidence[];
}

/** A candidate as it is told. */
export interface Told {
  /** The full name that most drafts give an abbreviation, or the spelling of a name that they use most. */
  readonly name: string;
  readonly abbreviation?: string;
  /** How many drafts use it, and how often; of an abbreviation, this and not its full name. */
  readonly drafts: number;
  readonly uses: number;
  /** How many drafts say what the abbreviation means. */
  readonly introduced?: number;
  /** As `YYYY-MM-DD`; empty where no draft has a date. */
  readonly first: string;
  readonly last: string;
  /** Other spellings, of the abbreviation or of the name, the most frequent first. */
  readonly spellings: readonly Spelling[];
  readonly rivals: readonly Rival[];
  readonly evidence: readonly Evidence[];
  /** The id of the concept of a glossary that has it. */
  readonly known?: string;
  /** Whether there are more spellings or full names than were kept. */
  readonly more: boolean;
}

/** What is told of an archive. */
export interface Archive {
  readonly told: readonly Told[];
  /** How many names recur besides, for which there was no room. */
  readonly left: number;
}

/** What is asked for. */
export interface Choice {
  /** How many drafts a name has to stand in. */
  readonly leastDrafts: number;
  /** How many abbreviations, and how many names, are told at most: those in most drafts. */
  readonly most: number;
  /** Whether what glossaries have is told as well. */
  readonly all: boolean;
}

/** Gathers the candidates of an archive, in whatever order they are given, and tells those that are worth it. */
export class Choosing {
  private readonly abbreviations: Best;
  private readonly names: Best;

  constructor(private readonly choice: Choice) {
    this.abbreviations = new Best(choice.most);
    this.names = new Best(choice.most);
  }

  add(candidate: Candidate): void {
    if (candidate.meanings.length > 0) this.abbreviations.add(candidate);
    else if (this.isName(candidate)) this.names.add(candidate);
  }

  /** What is told, the abbreviations first, each kind by how many drafts have it. */
  end(): Archive {
    const [abbreviations, names] = [this.abbreviations.end(), this.names.end()];
    const defined = abbreviations.kept.map(tellAbbreviation);
    const { all } = this.choice;
    return {
      told: [
        ...defined.filter(({ known }) => all || known === undefined),
        ...withoutParts(names.kept, defined).map(tellName),
      ],
      left: abbreviations.left + names.left,
    };
  }

  /** Names that recur and turn on a common word, and those in two spellings. */
  private isName({ key, drafts, uses, common, spellings }: Candidate): boolean {
    if (!key.startsWith('n ') || uses === 0 || drafts < this.choice.leastDrafts) return false;
    return common * 2 > drafts || spellings.length > 1;
  }
}

/** Keeps so many candidates, those in most drafts. */
class Best {
  private kept: Candidate[] = [];
  private left = 0;

  constructor(private readonly most: number) {}

  add(candidate: Candidate): void {
    this.kept.push(candidate);
    if (this.kept.length >= 2 * this.most) this.cut();
  }

  /** Those that are kept, in order, and how many others there were. */
  end(): { readonly kept: readonly Candidate[]; readonly left: number } {
    this.cut();
    return { kept: this.kept, left: this.left };
  }

  private cut(): void {
    this.kept.sort(
      (a, b) => b.drafts - a.drafts || b.uses + b.openings - a.uses - a.openings || compareTexts(a.key, b.key),
    );
    this.left += Math.max(0, this.kept.length - this.most);
    this.kept = this.kept.slice(0, this.most);
  }
}

/** Spellings, the most frequent first. */
function byUse(spellings: readonly Spelling[]): readonly Spelling[] {
  return spellings.toSorted((a, b) => b.uses - a.uses || compareTexts(a.text, b.text));
}

function tellAbbreviation(candidate: Candidate): Told {
  const meanings = candidate.meanings.toSorted(
    (a, b) =>
      b.drafts - a.drafts ||
      b.uses - a.uses ||
      compareTexts(a.first || '~', b.first || '~') ||
      compareTexts(a.key, b.key),
  );
  const [main, ...others] = meanings as [Meaning, ...Meaning[]];
  const name = byUse(main.spellings)[0]!.text;
  const [short, ...shorts] = byUse(candidate.spellings);
  const rivals = others.flatMap(({ spellings, drafts, evidence }): Rival[] => {
    const other = byUse(spellings)[0]!.text;
    return isSameName(other, name) ? [] : [{ name: other, drafts, evidence }];
  });
  return {
    name,
    abbreviation: short!.text,
    drafts: candidate.drafts,
    uses: candidate.uses,
    introduced: meanings.reduce((sum, { drafts }) => sum + drafts, 0),
    first: candidate.first,
    last: candidate.last,
    spellings: shorts,
    rivals,
    evidence: main.evidence,
    known: candidate.known || undefined,
    more: candidate.more,
  };
}

function tellName(candidate: Candidate): Told {
  const { drafts, uses, openings, first, last, evidence, more } = candidate;
  const [main, ...spellings] = byUse(candidate.spellings);
  return { name: main!.text, drafts, uses: uses + openings, first, last, spellings, rivals: [], evidence, more };
}

/** The names that are no full name of an abbreviation, and nearly always stand by themselves rather than in a longer one. */
function withoutParts(names: readonly Candidate[], defined: readonly Told[]): readonly Candidate[] {
  const full = new Set(defined.map(({ name }) => spellingKey(name)));
  /** By key, in how many drafts at most a longer name has it. */
  const within = new Map<string, number>();
  for (const { key, drafts, spellings } of names) {
    const words = byUse(spellings)[0]!.text.split(/[\s-]+/);
    for (let from = 0; from < words.length; from++)
      for (let to = from + 2; to <= words.length; to++) {
        const part = `n ${spellingKey(words.slice(from, to).join(' '))}`;
        if (part !== key && drafts > (within.get(part) ?? 0)) within.set(part, drafts);
      }
  }
  return names.filter(({ key, drafts }) => {
    return !full.has(key.slice(2)) && (within.get(key) ?? 0) < drafts * MOST_WITHIN;
  });
}

/** In how many of its drafts a name may stand as part of one longer name. */
const MOST_WITHIN = 0.7;

/** Candidates as entries of a glossary that nobody has decided on yet, each with what shows it; those that no text can hold are left out. */
export function proposedEntries(told: readonly Told[]): readonly NamedEntry[] {
  const taken = new Set<string>();
  const idOf = (name: string, full: string) => {
    const ids = [idFor(name), idFor(full)];
    const base = ids[1]!;
    let id = ids.find((one) => !taken.has(one)) ?? base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    return id;
  };
  return told.flatMap((one) => {
    const term = proposedTerm(one);
    return term === undefined ? [] : [{ id: idOf(one.abbreviation ?? one.name, one.name), entry: entryOf(term) }];
  });
}

function entryOf({ preferred, abbreviation, note, sources }: NewTerm): Entry {
  return {
    status: 'proposed',
    preferred,
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(note === undefined ? {} : { note }),
    sources: [...(sources ?? [])],
  };
}

/**
 * A candidate as a term that nobody has decided on yet, with the sentences that show it as its sources, and what stands against it as a
 * note; undefined for one that no draft can hold.
 */
export function proposedTerm({ name, abbreviation, rivals, spellings, evidence }: Told): NewTerm | undefined {
  const isWritable = (text: string) => isName(text) && findMark(text) === undefined;
  if (![name, ...(abbreviation === undefined ? [] : [abbreviation])].every(isWritable)) return undefined;
  const notes = [
    ...rivals.map((rival) => `Also given as “${rival.name}”${placeOf(rival.evidence)}.`),
    ...(spellings.length > 0 ? [`Also written ${spellings.map(({ text }) => `“${text}”`).join(', ')}.`] : []),
  ];
  return {
    preferred: name,
    ...(abbreviation === undefined ? {} : { abbreviation }),
    proposed: true,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    sources: evidence.map(({ draft, line, sentence, date }) => ({
      title: draft,
      ...(date === '' ? {} : { date }),
      at: `line ${line}`,
      quote: sentence,
    })),
  };
}

function placeOf([first]: readonly Evidence[]): string {
  return first === undefined ? '' : ` (${first.draft}:${first.line})`;
}
