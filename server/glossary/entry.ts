// From an entry of a glossary file to a concept: defaults filled in, spellings derived.
import { foldText } from '../text/normalize';
import type { Casing, Concept, Designation, DesignationKind, Source, Status } from './concept';
import type { DesignationEntry, Entry } from './schema';

type Fields = Exclude<DesignationEntry, string>;
/** The sources of a file by the key under which its entries name them. */
export type Sources = Readonly<Record<string, Omit<Source, 'at'>>>;

/**
 * The concept of an entry that the schema has accepted. `origin` is `built-in` or the URI of its file;
 * `sources` are the file's own, to which the entry refers by key. Unknown keys become titles.
 */
export function createConcept(id: string, entry: Entry, origin: string, sources: Sources = {}): Concept {
  const designations: Designation[] = [];
  const begun: Omit<Concept, 'preferred' | 'abbreviation' | 'fullName'> = {
    id,
    firstUse: entry.firstUse,
    designations,
    domain: entry.domain,
    definition: entry.definition,
    note: entry.note,
    members: entry.members ?? [],
    related: entry.related ?? [],
    facts: entry.facts ?? [],
    counts: entry.counts ?? [],
    ended: entry.ended,
    notMembers: entry.notMembers ?? [],
    translations: new Map(Object.entries(entry.translations ?? {})),
    wrongExpansions: entry.wrongExpansions ?? [],
    cues: entry.cues ?? [],
    sources: (entry.sources ?? []).map((source) => createSource(source, sources)),
    generic: entry.generic ?? false,
    state: entry.state ?? false,
    origin,
  };
  // The links back to the concept exist before the concept is whole.
  const concept = begun as Concept;
  const add = (fields: DesignationEntry, status: Status, kind: DesignationKind, article?: 'the' | 'none') => {
    const designation = createDesignation(concept, fieldsOf(fields), status, kind, article);
    designations.push(designation);
    return designation;
  };
  // What the schema leaves open for a layer, the layers together must say.
  const preferred = fieldsOf(entry.preferred ?? id);
  const links = {
    preferred: add(preferred, preferred.superseded ? 'deprecated' : 'preferred', 'name', entry.article),
    abbreviation: entry.abbreviation && addAbbreviation(fieldsOf(entry.abbreviation)),
  };
  function addAbbreviation(fields: Fields): Designation {
    return add(fields, fields.superseded ? 'deprecated' : 'admitted', 'abbreviation', entry.article);
  }
  for (const name of entry.admitted ?? []) {
    const isAbbreviation = fieldsOf(name).abbreviation ?? false;
    add(name, 'admitted', isAbbreviation ? 'abbreviation' : 'name', isAbbreviation ? entry.article : 'none');
  }
  for (const name of entry.adjectives ?? []) add(name, 'admitted', 'adjective');
  for (const name of entry.references ?? []) add(name, 'admitted', 'reference');
  for (const name of entry.deprecated ?? [])
    add(name, 'deprecated', fieldsOf(name).abbreviation ? 'abbreviation' : 'name');

  const known = new Set(designations.map(({ text }) => text));
  const bare = namesWithoutVariants(entry);
  for (const designation of [...designations]) {
    if (designation.status === 'deprecated' || bare.has(designation.text)) continue;
    for (const text of deriveSpellings(designation)) {
      if (known.has(text)) continue;
      known.add(text);
      designations.push({
        ...designation,
        text,
        status: 'deprecated',
        use: designation.text,
        reason: undefined,
        plural: designation.kind === 'abbreviation' && designation.plural ? `${text}s` : undefined,
        generated: true,
      });
    }
  }
  // From here on it is read-only.
  return Object.assign(concept, links, {
    fullName: findFullName(designations, links.abbreviation || undefined) ?? links.preferred,
  });
}

const draftConcepts = new Map<string, Concept>();

/** How many pairs are remembered. */
const MOST_DRAFT_CONCEPTS = 1000;

/**
 * A concept for a pair that a draft introduces itself: `full` and `short` as written there. The same for the same pair,
 * so that an edit beside it leaves it as it is.
 */
export function createDraftConcept(full: string, short: string): Concept {
  const key = `${short}\n${full}`;
  let concept = draftConcepts.get(key);
  if (concept === undefined) {
    const entry = { preferred: { term: full }, abbreviation: { term: short, variants: false } };
    concept = createConcept(`draft:${short}`, entry, 'draft');
    if (draftConcepts.size >= MOST_DRAFT_CONCEPTS) draftConcepts.clear();
    draftConcepts.set(key, concept);
  }
  return concept;
}

/** The first right name whose initials the abbreviation is made of: PRC is the People's Republic of China, not China. */
function findFullName(designations: readonly Designation[], abbreviation?: Designation): Designation | undefined {
  const letters = abbreviation?.text.replace(/[^\p{L}\p{N}]/gu, '');
  return designations.find(
    ({ text, kind, status }) =>
      kind === 'name' && status !== 'deprecated' && text.match(/(?<![\p{L}\p{N}'’])\p{Lu}/gu)?.join('') === letters,
  );
}

/** The name that a designation of a file gives. */
export function termOf(name: DesignationEntry): string {
  return typeof name === 'string' ? name : name.term;
}

/** An id for a name: small letters, digits and hyphens. */
export function idFor(name: string): string {
  return (
    foldText(name)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'entry'
  );
}

/** A designation of a file with its properties. */
export function fieldsOf(entry: DesignationEntry): Fields {
  return typeof entry === 'string' ? { term: entry } : entry;
}

function createDesignation(
  concept: Concept,
  fields: Fields,
  status: Status,
  kind: DesignationKind,
  article: 'the' | 'none' | undefined,
): Designation {
  const casing = fields.case ?? defaultCasing(fields.term, kind);
  return {
    concept,
    text: fields.term,
    status,
    kind,
    casing,
    article: fields.article ?? article ?? 'none',
    anyArticle: (fields.article ?? article) === undefined && concept.origin !== 'built-in',
    plural: fields.plural === 'none' ? undefined : (fields.plural ?? defaultPlural(fields.term, kind, casing)),
    use: fields.use,
    reason: fields.reason,
    superseded: fields.superseded ?? false,
    until: fields.until,
    interchangeable: fields.interchangeable ?? false,
    when: fields.when,
    except: fields.except && { before: fields.except.before ?? [], after: fields.except.after ?? [] },
    generated: false,
  };
}

function defaultCasing(term: string, kind: DesignationKind): Casing {
  if (kind === 'abbreviation' || kind === 'reference') return 'exact';
  return term === term.toLowerCase() ? 'common' : 'name';
}

/** The regular plural of abbreviations and common nouns; proper names have none of their own. */
function defaultPlural(term: string, kind: DesignationKind, casing: Casing): string | undefined {
  if (kind === 'abbreviation') return /[A-Z0-9]$/.test(term) ? `${term}s` : undefined;
  if (kind !== 'name' || casing !== 'common' || term.endsWith('s')) return undefined;
  if (/(?:x|z|ch|sh)$/.test(term)) return `${term}es`;
  if (/[^aeiou]y$/.test(term)) return `${term.slice(0, -1)}ies`;
  return `${term}s`;
}

/** The names of an entry from which no spelling is derived. */
function namesWithoutVariants({ preferred, abbreviation, admitted = [] }: Entry): ReadonlySet<string> {
  const bare = new Set<string>();
  for (const name of [preferred, abbreviation, ...admitted])
    if (typeof name === 'object' && name.variants === false) bare.add(name.term);
  return bare;
}

/** Spellings that people write for a designation and that no glossary should have to list. */
function deriveSpellings({ text, kind, casing, plural }: Designation): string[] {
  if (kind === 'abbreviation') {
    const wrongPlural = plural === undefined && /[A-Z0-9]$/.test(text) ? [`${text}s`] : [];
    if (/^[A-Z]{2,6}$/.test(text)) return [`${[...text].join('.')}.`, ...wrongPlural];
    const numbered = /^([A-Z]{2,})(\d+)$/.exec(text);
    return numbered ? [`${numbered[1]}-${numbered[2]}`, `${numbered[1]} ${numbered[2]}`, ...wrongPlural] : wrongPlural;
  }
  if (kind === 'name' && casing !== 'common' && text.includes('-')) return [text.replaceAll('-', ' ')];
  // Nothing joins the words of a people to one: North-Korean troops.
  if (kind === 'adjective' && /^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u.test(text)) return [text.replace(' ', '-')];
  return [];
}

/** The entry as it stands by itself: with the sources that its file lists under their keys. */
export function withSources(entry: Entry, sources: Sources): Entry {
  const isKey = (key: string | undefined) => key !== undefined && Object.hasOwn(sources, key);
  return {
    ...entry,
    sources: entry.sources?.map((source) =>
      isKey(typeof source === 'string' ? source : source.source) ? createSource(source, sources) : source,
    ),
  };
}

function createSource(source: NonNullable<Entry['sources']>[number], sources: Sources): Source {
  if (typeof source === 'string')
    return { title: source, ...(Object.hasOwn(sources, source) ? sources[source] : undefined) };
  const { source: key, ...own } = source;
  const known = key !== undefined && Object.hasOwn(sources, key) ? sources[key] : undefined;
  return { title: key ?? '', ...known, ...own };
}
