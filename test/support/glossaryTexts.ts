// A grammar of glossary files in YAML and JSON: every shape in which people, programs and other formats write them.
import fc from 'fast-check';

/** A generated glossary file. */
export interface GlossaryTextSample {
  readonly text: string;
  /** Whether it is one of the shapes that people write, in which an edit should find a place. */
  readonly isOrdinary: boolean;
}

/** The names that every sample knows: the concept and its admitted name that is to be avoided. */
export const target = { id: 'asia', admitted: 'Orient' } as const;

const names = [
  'East Asia',
  'Far East',
  'Côte d’Ivoire',
  '한국',
  'R&D',
  'no',
  '2024',
  'A: b',
  "O'Neil",
  'Ⅳ',
  'C++',
  '🚢 Fleet',
];

/** A scalar in one of its styles, for a place that is `indent` deep; block styles only where they may stand. */
function scalarText(text: string, style: number, indent: number, isBlock: boolean): string {
  const pad = ' '.repeat(indent);
  switch (isBlock ? style % 12 : style % 4) {
    case 1:
      return JSON.stringify(text);
    case 2:
      return `'${text.replaceAll("'", "''")}'`;
    case 4:
      return `|\n${pad}${text}`;
    case 5:
      return `>-\n${pad}${text}\n${pad}# no comment`;
    case 6:
      return `|+\n${pad}${text}\n\n`;
    case 7:
      return `>+ # a remark\n${pad}${text}\n\n\n${pad}end`;
    case 8:
      return `|2-\n${pad}${text}`.replace('|2-', `|-`);
    case 9:
      return `"${text.replaceAll('"', '')}\n${pad}over lines"`;
    case 10:
      return `${/^[\p{L} ]+$/u.test(text) && text !== 'no' ? text : 'plain'}\n${pad}over lines`;
    default:
      return /^[\p{L}][\p{L} &'’+]*$/u.test(text) && text !== 'no' ? text : JSON.stringify(text);
  }
}

const remark = fc.constantFrom('', '', '', '', ' # ours', '\t# tab', ' # “unicode” 한국', '  ', ' #');
const ownLine = fc.constantFrom('', '', '', '# a remark', '  # deep remark', '# concepts: none');

interface Shape {
  readonly indent: number;
  /** Whether the dashes of lists stand under their key. */
  readonly isFlush: boolean;
}

const keyText = (key: string, style: number) => (style === 1 ? `"${key}"` : style === 2 ? `'${key}'` : key);

/** A list under a key, in block or flow style. */
function listField({ indent, isFlush }: Shape, depth: number) {
  const item = fc.tuple(fc.constantFrom(...names), fc.nat(3), fc.boolean(), remark);
  return (key: string, withTarget: boolean) =>
    fc
      .tuple(fc.array(item, { maxLength: 3 }), fc.nat(5), fc.nat(9), remark, remark, ownLine)
      .map(([items, style, at, own, head, between]) => {
        const all = items.map(([name, quote, isMap, said]) => ({
          text: scalarText(name, quote, 0, false),
          isMap,
          said,
        }));
        if (withTarget)
          all.splice(at % (all.length + 1), 0, {
            text: scalarText(target.admitted, style, 0, false),
            isMap: at % 3 === 0,
            said: own,
          });
        const pad = ' '.repeat(indent * depth);
        const inFlow = all.map(({ text, isMap }) => (isMap ? `{ term: ${text} }` : text));
        if (all.length === 0) return style % 2 ? `${pad}${key}: []${head}` : `${pad}${key}:${head}`;
        if (style === 0) return `${pad}${key}: [${inFlow.join(', ')}]${head}`;
        if (style === 1) return `${pad}${key}: [${inFlow.join(`,\n${pad}  `)}]${head}`;
        if (style === 2)
          return `${pad}${key}:\n${pad}  [ # in brackets\n${inFlow.map((one) => `${pad}    ${one},`).join(' # of one\n')}\n${pad}  ]${head}`;
        const dash = isFlush ? pad : `${pad}${' '.repeat(indent)}`;
        const lines = all.map(({ text, isMap, said }) =>
          isMap ? `${dash}- term: ${text}${said}\n${dash}  case: exact` : `${dash}- ${text}${said}`,
        );
        return [`${pad}${key}:${head}`, ...(between ? [between] : []), ...lines].join('\n');
      });
}

/** The fields of an entry that stand in lines. */
function blockFields(shape: Shape, depth: number, isTarget: boolean) {
  const pad = ' '.repeat(shape.indent * depth);
  const inner = shape.indent * (depth + 1);
  const list = listField(shape, depth);
  const said = (key: string, isBlock: boolean) =>
    fc.tuple(fc.constantFrom(...names), fc.nat(23), fc.nat(5), remark).map(([name, style, quote, after]) => {
      const text = scalarText(name, isBlock ? style : style % 4, inner, isBlock);
      return `${pad}${keyText(key, quote)}: ${text}${text.includes('\n') ? '' : after}`;
    });
  const optional = [
    said('definition', true),
    said('note', true),
    said('domain', false),
    list('related', false),
    fc.constantFrom(
      `${pad}<<: *base`,
      `${pad}generic: true # yes`,
      `${pad}facts:\n${pad}  - date: "2024"\n${pad}    fact: >\n${pad}      It holds.`,
      `${pad}translations: { ko: "아시아" }`,
      `${pad}definition: ${'long '.repeat(60)}end`,
    ),
  ];
  const core = isTarget
    ? [list('admitted', true), fc.oneof({ weight: 2, arbitrary: fc.constant('') }, list('deprecated', false))]
    : [list('admitted', false)];
  return fc
    .tuple(
      said('preferred', false),
      fc.tuple(...core),
      fc.subarray(optional, { maxLength: 3 }).chain((some) => fc.tuple(...some)),
      fc.nat(4),
      ownLine,
    )
    .map(([preferred, own, more, order, between]) => {
      const fields = [preferred, ...own, ...more].filter((field) => field !== '');
      const turned = [...fields.slice(order % fields.length), ...fields.slice(0, order % fields.length)];
      return (between ? [turned[0], between, ...turned.slice(1)] : turned).join('\n');
    });
}

const entryIds = [target.id, 'other', 'last', '"quoted id"', "'single'", '한국', 'caf\\u00e9'];

function blockEntry(shape: Shape) {
  return fc.constantFrom(...entryIds).chain((id) => {
    const pad = ' '.repeat(shape.indent);
    const isTarget = id === target.id;
    const inFlow = isTarget
      ? fc.constantFrom(
          `{ preferred: East Asia, admitted: [Far East, Orient] }`,
          `{ admitted: [ Orient ], preferred: East Asia }`,
          `{ admitted: [Orient] }`,
          `{ "preferred": "East Asia", "admitted": [{ term: Orient }], note: "x" }`,
          `{\n${pad}  preferred: East Asia, # ours\n${pad}  admitted: [Orient, # ours too\n${pad}    Far East],\n${pad}}`,
        )
      : fc.constantFrom('{ preferred: Other }', '{}', '{ preferred: "Other", related: [asia] }');
    return fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(remark, blockFields(shape, 2, isTarget))
          .map(([after, fields]) => `${pad}${id}:${after}\n${fields}`),
      },
      { weight: 2, arbitrary: fc.tuple(inFlow, remark).map(([text, after]) => `${pad}${id}: ${text}${after}`) },
    );
  });
}

/** Files in block style. */
const blockFile = fc
  .record({ indent: fc.constantFrom(2, 2, 2, 4, 1, 3, 8), isFlush: fc.boolean() })
  .chain((shape) =>
    fc.tuple(
      fc.constantFrom(
        '',
        '',
        '',
        '# top\n',
        'extends: none\n',
        '---\n',
        '%YAML 1.2\n---\n',
        '"$schema": "x"\n\n',
        'sources:\n  x: { title: X }\n',
      ),
      fc.constantFrom('', '', '', ' # ours', '\t'),
      fc.array(fc.oneof({ weight: 6, arbitrary: blockEntry(shape) }, { weight: 1, arbitrary: ownLine }), {
        maxLength: 5,
      }),
      fc.constantFrom(
        '',
        '\n',
        '\n',
        '\n\n',
        '\n# end\n',
        '\nextends: built-in\n',
        '\n\nsources:\n  a: { title: T } # ours\n',
        '\n...\n',
        '\n  # deep\n# end',
      ),
    ),
  )
  .map(([top, head, entries, end]) => ({
    text: `${top}concepts:${head}\n${entries.join('\n')}${end}`,
    isOrdinary: true,
  }));

/** Files in JSON. */
const jsonFile = fc
  .tuple(
    fc.array(
      fc.record({
        id: fc.constantFrom(target.id, 'other', 'last', 'caf\u00e9', 'q"t'),
        preferred: fc.constantFrom(...names),
        admitted: fc.option(fc.uniqueArray(fc.constantFrom(...names, target.admitted), { maxLength: 3 }), {
          nil: undefined,
        }),
        deprecated: fc.option(fc.constantFrom([], ['Old'], [{ term: 'Old', use: 'New' }]), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    fc.constantFrom(undefined, 2, 4, '\t', 1),
    fc.constantFrom({}, { extends: 'none' }, { $schema: 'x' }),
    fc.constantFrom('', '\n'),
    fc.boolean(),
  )
  .map(([entries, space, more, end, first]) => {
    const concepts = Object.fromEntries(entries.map(({ id, ...entry }) => [id, entry]));
    const data = first ? { ...more, concepts } : { concepts, ...more };
    return { text: JSON.stringify(data, null, space) + end, isOrdinary: true };
  });

/** What nobody should write, and somebody has written. */
const oddFile = fc
  .constantFrom(
    '',
    ' ',
    '\n\n',
    '# only a remark',
    'concepts:',
    'concepts: # none yet\n  # none\n',
    'concepts: {} # none yet\n',
    'concepts: { }\n',
    'concepts: [] # none\n',
    'concepts: null # none\nextends: none\n',
    'concepts: ~\n',
    '{"concepts": null}',
    '{}',
    '[]',
    '- Alpha # first\n- Beta',
    '[Alpha, Beta] # ours\n',
    'concepts:\n- Alpha\n- "Beta"\nextends: none\n',
    'concepts:\n  asia: &a { preferred: A, admitted: [Orient] }\n  other: *a\n',
    'concepts: &all\n  asia: { preferred: A, admitted: [Orient] }\nextends: *all\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted: &l [Orient]\n    related: *l\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted:\n      - &n Orient\n      - *n\n',
    'base: &base { note: N }\nconcepts:\n  asia:\n    <<: *base\n    admitted: [Orient]\n',
    'concepts:\n  asia: { preferred: A }\n  asia: { preferred: B, admitted: [Orient] }\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted: [Orient]\n    admitted: [Orient]\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted:\n      - Orient\n    note: |+\n      Kept\n\n\n',
    'concepts:\n  asia:\n    note: |+\n      Kept\n\n    admitted:\n      - Orient # one\n      # two\n      - B\n',
    'concepts:\n  asia:\n    note: |\n      Kept\n    admitted:\n      - Orient # one\n    preferred: A\n',
    'concepts:\n  ? asia\n  : preferred: A\n    admitted: [Orient]\n',
    'concepts:\n  asia: !!map { preferred: A, admitted: [Orient] }\n',
    'concepts:\n  asia:\n  other: ~\n',
    'concepts:\n  asia: text\n',
    'concepts:\n  asia:\n    admitted:\n      - Orient\n',
    'concepts:\n  asia:\n    deprecated:\n    admitted: [Orient]\n',
    'concepts:\n  asia:\n    deprecated: null # none\n    admitted: [Orient]\n',
    'concepts:\n  asia:\n    deprecated: Old\n    preferred: A\n',
    'concepts: { asia: { admitted: [Orient], deprecated: } }\n',
    'concepts: { asia: { preferred: A # one\n , admitted: [Orient # two\n , B] } }\n',
    'concepts:\n  asia: { preferred: A }\n---\nconcepts:\n  b: { preferred: B }\n',
    'concepts:\n  asia: { preferred: A }\n...\n# after\n',
    'note: |+\n  concepts:\n\n\n',
    'note: "\n  concepts:\n    a: b"\nconcepts:\n  asia: { admitted: [Orient], preferred: A }\n',
    'concepts:\n\tasia: { preferred: A }\n',
    'concepts:\n  asia: {preferred: A,admitted: [Orient,B,],}\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted:\n      -\n        Orient\n      -   B\n',
    'concepts:\n  asia:\n    preferred: A\n    admitted:\n      - |-\n        Orient\n      - >\n        B\n',
    'concepts:\n  asia:\n      preferred: A\n      admitted: ["Orient"]\n  b:\n     preferred: B\n',
    'just text',
    'concepts: text',
    'concepts: [',
    '"concepts": "x',
  )
  .map((text) => ({ text, isOrdinary: false }));

/** Glossary files, with a mark at their start or none, and with each kind of line break. */
export const glossaryTexts: fc.Arbitrary<GlossaryTextSample> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: blockFile },
      { weight: 3, arbitrary: jsonFile },
      { weight: 2, arbitrary: oddFile },
    ),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom('', '', '', '\ufeff'),
  )
  .map(([{ text, isOrdinary }, lineEnd, mark]) => ({
    text: mark + text.replaceAll('\n', lineEnd),
    isOrdinary,
  }));
