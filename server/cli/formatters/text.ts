// For a terminal and for tools that read lines: pretty, compact, and the draft with carets.
import { isatty } from 'node:tty';
import util from 'node:util';
import type { Finding } from '../../rules/rule';
import { positionAt } from '../../text/draft';
import { makeVisible } from '../../text/visible';
import { type Checked, countAll, nameOf, regionOf, type StartFormatter } from './formatter';

/** Draft by draft, in columns, for people. Colours are used where a terminal shows them. */
export const startPretty: StartFormatter = (write) => ({
  draft(checked) {
    if (checked.findings.length > 0) write(describe(checked));
  },
  end(counts) {
    write(`${plural(countAll(counts), 'finding')} in ${plural(counts.drafts, 'draft')}.\n`);
  },
});

/** `path:line:column: level: message [rule]`, a line each, as compilers print it. */
export const startCompact: StartFormatter = (write) => ({
  draft({ path, usage, findings }) {
    for (const finding of findings) {
      const { startLine, startColumn } = regionOf(usage, finding);
      const place = `${makeVisible(nameOf(path))}:${startLine}:${startColumn}`;
      write(`${place}: ${finding.level}: ${makeVisible(finding.message)} [${finding.rule}]\n`);
    }
  },
  end: () => undefined,
});

/** The draft with carets under what is found, up to the end of a line: as the tests of this project mark it. */
export const startMarked: StartFormatter = (write) => ({
  draft: (checked) => write(mark(checked).replace(/[^\n\t]+/g, makeVisible)),
  end: () => undefined,
});

const colours = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' } as const satisfies Record<
  Finding['level'],
  string
>;

function describe({ path, usage, findings }: Checked): string {
  const placed = findings.map((finding) => {
    const { startLine, startColumn } = regionOf(usage, finding);
    return { ...finding, place: `${startLine}:${startColumn}` };
  });
  const width = placed.reduce((most, { place }) => Math.max(most, place.length), 0);
  const lines = placed.map(({ place, level, message, rule }) =>
    [
      '',
      paint('dim', place.padEnd(width)),
      paint(colours[level], level.padEnd(11)),
      makeVisible(message),
      paint('dim', rule),
    ].join('  '),
  );
  return `${paint('underline', makeVisible(path))}\n${lines.join('\n')}\n\n`;
}

function mark({ usage: { draft }, findings }: Checked): string {
  const places = findings.map((finding) => ({ ...finding, ...positionAt(draft, finding.start) }));
  const marked = draft.text
    .toString()
    .split(/\r\n?|\n/)
    .flatMap((text, at) => [
      text,
      ...places
        .filter(({ line }) => line === at)
        .map(({ start, end, character, level, rule, message }) => {
          const length = Math.max(Math.min(end - start, text.length - character), 1);
          return `${' '.repeat(character)}${'^'.repeat(length)} [${level}] ${rule}: ${message}`;
        }),
    ]);
  return `${marked.join('\n').replace(/\n+$/, '')}\n`;
}

function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** Node before 20.12 has no colours. */
const { styleText = (_: unknown, text: string) => text } = util;

let isColoured: boolean | undefined;

function paint(style: Parameters<typeof styleText>[0], text: string): string {
  isColoured ??= isatty(1) && !process.env.NO_COLOR;
  return isColoured ? styleText(style, text) : text;
}
