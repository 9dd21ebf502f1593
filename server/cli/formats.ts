// The formats that the command line knows: those of the editors, and those whose libraries would burden them.
import { formats } from '../glossary/formats/catalog';
import { type Format, guard } from '../glossary/formats/format';
import { jsonLd } from '../glossary/formats/jsonld';
import { rdfxml } from '../glossary/formats/rdfxml';
import { xlsx } from '../glossary/formats/xlsx';

export const everyFormat: readonly Format[] = [...formats, ...[jsonLd, rdfxml, xlsx].map(guard)];
