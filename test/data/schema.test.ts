import { describe, it } from 'mocha';
import * as z from 'zod/mini';
import { configurationSchema } from '../../server/configuration/schema';
import { fileSchema } from '../../server/glossary/schema';
import { checkDerived } from '../support/derived';

describe('the format of glossary files', () => {
  it('is published as a JSON schema', () => {
    const schema = {
      title: 'Glossary',
      description: 'A glossary of Policy Glossary.',
      ...z.toJSONSchema(fileSchema, { target: 'draft-7' }),
    };
    return checkDerived('data/glossary.schema.json', JSON.stringify(schema, undefined, 2));
  });
});

describe('the format of configuration files', () => {
  it('is published as a JSON schema', () => {
    const schema = {
      title: 'Configuration',
      description: 'A configuration of Policy Glossary.',
      ...z.toJSONSchema(configurationSchema, { target: 'draft-7' }),
    };
    return checkDerived('data/configuration.schema.json', JSON.stringify(schema, undefined, 2));
  });
});
