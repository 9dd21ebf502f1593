// What can stand at a place of a file that a schema describes.
import type * as core from 'zod/v4/core';
import * as z from 'zod/mini';
import { t } from '../words/words';

/** What can stand at a place of a file, with descriptions in the language of the reader. */
export interface Choices {
  readonly keys: readonly { readonly name: string; readonly description?: string }[];
  readonly values: readonly string[];
}

/**
 * What can stand at the place to which `path` leads from the top of a file that a schema describes: by keys, and `-` for an item of a list. Empty
 * for a path that leads nowhere.
 */
export function choicesAt(file: core.$ZodType, path: readonly string[]): Choices {
  let schemas: readonly core.$ZodType[] = alternatives(file);
  for (const step of path) schemas = schemas.flatMap((schema) => alternatives(below(schema, step)));
  return {
    keys: schemas.flatMap((schema) =>
      schema instanceof z.ZodMiniObject
        ? Object.entries(schema.shape as Readonly<Record<string, core.$ZodType>>).map(([name, under]) => ({
            name,
            description: descriptionOf(under),
          }))
        : [],
    ),
    values: schemas.flatMap((schema) => {
      if (schema instanceof z.ZodMiniEnum) return schema.options.map(String);
      return schema instanceof z.ZodMiniBoolean ? ['true', 'false'] : [];
    }),
  };
}

/** What a schema allows under a key, or as an item. */
function below(schema: core.$ZodType, step: string): core.$ZodType | undefined {
  if (schema instanceof z.ZodMiniArray) return step === '-' ? schema.def.element : undefined;
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  if (!(schema instanceof z.ZodMiniObject) || !Object.hasOwn(schema.shape, step)) return undefined;
  return schema.shape[step];
}

/** The schemas of which a value must fit one. */
function alternatives(schema: core.$ZodType | undefined): readonly core.$ZodType[] {
  if (schema === undefined) return [];
  if (schema instanceof z.ZodMiniOptional) return alternatives(schema.def.innerType);
  return schema instanceof z.ZodMiniUnion ? schema.def.options.flatMap(alternatives) : [schema];
}

function descriptionOf(schema: core.$ZodType): string | undefined {
  const description = z.globalRegistry.get(schema)?.description;
  if (description !== undefined) return t(description);
  return schema instanceof z.ZodMiniOptional ? descriptionOf(schema.def.innerType) : undefined;
}
