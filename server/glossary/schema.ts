// The format of a glossary file: one schema gives the types, the validation and data/glossary.schema.json.
import * as z from 'zod/mini';
import { inOneLine } from '../text/visible';
import { findMark } from './written';
import { t } from '../words/words';

const text = (description: string) => z.string().check(z.minLength(1), z.meta({ description }));
const name = (description: string) =>
  z.string().check(z.overwrite(asName), z.minLength(1), z.refine(isName, { error: faultOf }), z.meta({ description }));
/** A name, or words around one, that may be written into a draft. */
const written = (description: string) =>
  z
    .string()
    .check(
      z.overwrite(asName),
      z.minLength(1),
      z.refine(isName, { error: faultOf }),
      z.refine(isWritten, { error: faultOf }),
      z.meta({ description }),
    );

/** A name without line breaks, and without spaces around it. */
function asName(given: string): string {
  return /^ |[\t\n\r]| $/.test(given) ? given.replace(/[ \t\n\r]+/g, ' ').trim() : given;
}

/** The longest name, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** Whether a text can be a name: it has letters or digits, and an end. */
export function isName(given: string): boolean {
  return given.length <= LONGEST_NAME && /[\p{L}\p{N}]/u.test(given);
}

function isWritten(given: string): boolean {
  return findMark(given) === undefined;
}

/** The longest reason, in UTF-16 units. */
const LONGEST_REASON = 300;

function day(description: string) {
  return z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/), z.meta({ description: `${description} YYYY-MM-DD.` }));
}

const designationFields = {
  case: z.optional(
    z.enum(['exact', 'name', 'common']).check(
      z.meta({
        description:
          'exact: only with these capitals; name: other capitals are a slip; common: lower case in running text.',
      }),
    ),
  ),
  article: z.optional(
    z.enum(['the', 'none']).check(z.meta({ description: 'Whether a sentence needs “the” before it.' })),
  ),
  plural: z.optional(written('The plural; `none` where there is none.')),
  abbreviation: z.optional(
    z.boolean().check(z.meta({ description: 'It is an abbreviation: a reader must have been told what it means.' })),
  ),
  variants: z.optional(
    z
      .boolean()
      .check(z.meta({ description: 'false: do not derive spellings such as R.O.K. or Indo Pacific from it.' })),
  ),
  interchangeable: z.optional(
    z.boolean().check(z.meta({ description: 'May stand beside the preferred name without being a change of name.' })),
  ),
  superseded: z.optional(
    z.boolean().check(z.meta({ description: 'A real label that another has replaced, not a mistake.' })),
  ),
  until: z.optional(
    day('Of a superseded label: the last day on which it was the one in use, so that drafts of that time keep it.'),
  ),
  use: z.optional(written('What to write instead, when there is one answer.')),
  reason: z.optional(
    z.string().check(
      z.overwrite((given) => inOneLine(given, LONGEST_REASON)),
      z.minLength(1),
      z.meta({ description: 'Why: a clause that can follow a colon.' }),
    ),
  ),
  when: z.optional(
    z.enum(['introduced', 'cued']).check(
      z.meta({
        description:
          'For a name that several concepts share: this sense only where the draft introduces it, or where a cue word stands near.',
      }),
    ),
  ),
  except: z.optional(
    z.strictObject({
      before: z.optional(
        z
          .array(text('A word.'))
          .check(z.meta({ description: 'Words directly after the name that make it something else.' })),
      ),
      after: z.optional(
        z
          .array(text('A word.'))
          .check(z.meta({ description: 'Words directly before the name that make it something else.' })),
      ),
    }),
  ),
};

function designationOf(term: ReturnType<typeof name>) {
  return z.union([term, z.strictObject({ term, ...designationFields })]);
}

/** A name that is only looked for in drafts, and one that is written into them too. */
const soughtDesignation = designationOf(name('The name, as it is written.'));
const designation = designationOf(written('The name, as it is written.'));

const source = z.union([
  text('The key of an entry under `sources:`.'),
  z.strictObject({
    source: z.optional(text('The key of an entry under `sources:`.')),
    title: z.optional(text('The title of the work.')),
    publisher: z.optional(text('Who published it.')),
    date: z.optional(text('Year or full date.')),
    url: z.optional(text('An http or https address.')),
    at: z.optional(text('The place in it, such as a paragraph.')),
    quote: z.optional(text('The words of it that show this.')),
  }),
]);

function described<Schema extends z.ZodMiniType>(schema: Schema, description: string) {
  return z.optional(schema.check(z.meta({ description })));
}

/** The entry of one concept. */
export const entrySchema = z.strictObject({
  preferred: described(designation, 'The name to use. An entry that only changes another one needs none.'),
  abbreviation: described(designation, 'The short form, which a draft introduces before it uses it.'),
  article: z.optional(
    z.enum(['the', 'none']).check(z.meta({ description: 'The article of the preferred name and the abbreviation.' })),
  ),
  firstUse: z.optional(
    written(
      'How a draft names it first, with its article and abbreviation: South Korea (officially the Republic of Korea, or ROK).',
    ),
  ),
  admitted: z.optional(z.array(designation).check(z.meta({ description: 'Other names that are right.' }))),
  adjectives: z.optional(
    z
      .array(written('An adjective.'))
      .check(z.meta({ description: 'Adjectives made from the name, such as South Korean.' })),
  ),
  references: z.optional(
    z.array(soughtDesignation).check(
      z.meta({
        description:
          'Phrases that point back to the concept once it has been named, such as “the Center”. Explained, never judged.',
      }),
    ),
  ),
  deprecated: z.optional(
    z.array(soughtDesignation).check(z.meta({ description: 'Names to avoid, with what to use instead.' })),
  ),
  wrongExpansions: z.optional(
    z.array(text('A full name.')).check(z.meta({ description: 'Full names wrongly given for the abbreviation.' })),
  ),
  definition: z.optional(text('One or two sentences.')),
  note: z.optional(text('What a writer should know of its use.')),
  domain: z.optional(text('The field it belongs to.')),
  members: described(z.array(text('A name or the id of a concept.')), 'Of a group: its members, by name or id.'),
  related: described(z.array(text('The id of a concept.')), 'The ids of concepts that a reader may look for next.'),
  facts: described(
    z.array(z.strictObject({ date: text('A date or period.'), fact: text('What holds from then on.') })),
    'What holds from a date on.',
  ),
  counts: z.optional(
    z
      .array(
        z.strictObject({
          of: z.array(text('What is counted, in the plural and the singular: members, member.')),
          number: z.number().check(z.meta({ description: 'How many there are now.' })),
          was: z.array(
            z.strictObject({
              number: z.number().check(z.meta({ description: 'How many there were before.' })),
              until: day('Until when:'),
            }),
          ),
        }),
      )
      .check(z.meta({ description: 'Numbers that have changed, so that an old one is noticed.' })),
  ),
  ended: z.optional(day('The day from which it is history:')),
  notMembers: z.optional(
    z.array(text('The id of a concept.')).check(z.meta({ description: 'What is wrongly called a member or ally.' })),
  ),
  translations: described(
    z.record(text('A language tag.'), text('The official name in that language.')),
    'The official names in other languages, by language tag: ko, ja.',
  ),
  cues: z.optional(
    z
      .array(text('A word.'))
      .check(z.meta({ description: 'Words that show, standing near, that a shared name means this concept.' })),
  ),
  sources: described(
    z.array(source),
    'Where this comes from: keys of the file’s `sources:`, titles, or works in full.',
  ),
  tests: z.optional(
    z
      .strictObject({
        good: z.optional(z.array(text('A sentence in which nothing is to be marked.'))),
        bad: z.optional(z.array(text('A sentence in which something is to be marked.'))),
      })
      .check(z.meta({ description: 'Sentences that show that the entry does what it should.' })),
  ),
  status: z.optional(
    z.enum(['proposed']).check(
      z.meta({
        description:
          'proposed: nobody has decided on this entry yet. It holds for no draft until this line is taken out.',
      }),
    ),
  ),
  remove: z.optional(z.boolean().check(z.meta({ description: 'true: leave out what another glossary says of it.' }))),
  generic: z.optional(
    z.boolean().check(z.meta({ description: 'A common notion: explained on request, its naming never judged.' })),
  ),
  state: z.optional(
    z.boolean().check(
      z.meta({
        description: 'A country, whose name stands before nouns with any article: the ROK government, a ROK ship.',
      }),
    ),
  ),
});

/** The sources that the entries of a file name by their keys. */
export const sourcesSchema = z.record(
  text('A key.'),
  z.strictObject({
    title: text('The title of the work.'),
    publisher: z.optional(text('Who published it.')),
    date: z.optional(text('Year or full date.')),
    url: z.optional(text('An http or https address.')),
  }),
);

/** A glossary file. */
export const fileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(
    z.enum(['built-in', 'none']).check(z.meta({ description: 'none: the built-in glossary is left out.' })),
  ),
  sources: z.optional(sourcesSchema),
  concepts: z.union([
    z.record(text('The id of a concept.'), entrySchema),
    z.array(written('A name.')).check(z.meta({ description: 'The shortest glossary: a list of preferred names.' })),
  ]),
});

/** The entry of one concept, as it stands in a file. */
export type Entry = z.infer<typeof entrySchema>;
/** A name as it stands in a file: the bare name, or the name with its properties. */
export type DesignationEntry = z.infer<typeof designation>;

/** Why a text is no name, or none that can be written into a draft. */
export function nameFault(given: string): string {
  const text = asName(given);
  const shown = `“${text.slice(0, 40)}”`;
  if (!isName(text))
    return t('{0} is no name: it needs letters or digits, {1} characters at most.', shown, LONGEST_NAME);
  return t(
    '{0} cannot be written into a draft and is left out: it has a {1}, which is read as something else.',
    shown,
    findMark(text) ?? '',
  );
}

/** The same, as the schema says it. */
function faultOf({ input }: { readonly input?: unknown }): string {
  return nameFault(String(input));
}
