// The format of a configuration file: one schema gives the type, the validation and data/configuration.schema.json.
import * as z from 'zod/mini';
import { draftLanguages } from '../files/folder';
import { rules } from '../rules/catalog';
import { levels, profiles, settingDescriptions } from '../settings';

/** What the setting of the same name says of itself. */
function descriptionOf(name: string): string {
  return String(settingDescriptions.find((setting) => setting.name === name)?.schema.markdownDescription);
}

function text(description: string) {
  return z.string().check(z.minLength(1), z.meta({ description }));
}

function texts(description: string, item: string) {
  return z.optional(z.array(text(item)).check(z.meta({ description })));
}

function glossaries(whose: string) {
  return texts(`${whose}, as paths or globs relative to this file, such as \`terms/*.csv\`.`, 'A path or glob.');
}

/** What can be said for all drafts of a folder, and for some of them. */
const houseFields = {
  profile: z.optional(z.enum([...profiles.keys()]).check(z.meta({ description: descriptionOf('profile') }))),
  rules: z.optional(
    z
      .strictObject(
        Object.fromEntries(
          rules.map(({ id, summary }) => [id, z.optional(z.enum(levels).check(z.meta({ description: summary })))]),
        ),
      )
      .check(z.meta({ description: descriptionOf('rules') })),
  ),
  wellKnown: texts(descriptionOf('wellKnown'), 'An abbreviation.'),
  abbreviationList: z.optional(
    z.enum(['table', 'list']).check(z.meta({ description: descriptionOf('abbreviationList') })),
  ),
};

/** A configuration file. */
export const configurationSchema = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(
    z.union([text('A path or a package.'), z.array(text('A path or a package.'))]).check(
      z.meta({
        description:
          'Configurations under this one: a path such as `../house.yaml`, or a package in `node_modules`, which holds a `.policy-glossary.yaml`.',
      }),
    ),
  ),
  ...houseFields,
  glossaries: glossaries('Further glossary files for the drafts of this folder'),
  languages: z.optional(
    z.array(z.enum(draftLanguages)).check(
      z.meta({
        description: 'The languages in which drafts of this folder are written; others are not checked.',
      }),
    ),
  ),
  baseline: z.optional(
    text(
      'A file of findings that are known, as `check --output baseline:FILE` writes it, as a path relative to this file: the command line leaves them out, and editors show them one level softer.',
    ),
  ),
  ignore: texts('Drafts that are not checked, a line each as in a .gitignore in this folder.', 'A glob.'),
  overrides: z.optional(
    z
      .array(
        z.strictObject({
          files: z
            .array(text('A glob.'))
            .check(
              z.meta({ description: 'The drafts that are meant, a line each as in a .gitignore in this folder.' }),
            ),
          ...houseFields,
          glossaries: glossaries('Further glossary files for these drafts, over all others'),
        }),
      )
      .check(z.meta({ description: 'What holds for some drafts of this folder, over all else that this file says.' })),
  ),
});

/** What a configuration file says. */
export type Configuration = z.infer<typeof configurationSchema>;
