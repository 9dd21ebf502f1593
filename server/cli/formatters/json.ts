// For programs: JSON in the shape of ESLint's results, whole or a draft a line.
import { resolve } from 'node:path';
import { loudness } from '../../rules/lint';
import type { Finding } from '../../rules/rule';
import { startPart } from '../part';
import { describeForMerge } from '../partLines';
import { escapeJson } from '../terminal';
import { type Checked, regionOf, type Replacement, type StartFormatter } from './formatter';

/** Something found, as ESLint's results have it. */
export interface Message {
  readonly ruleId: string;
  readonly severity: 1 | 2;
  readonly level: Finding['level'];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fix?: MessageFix;
  readonly suggestions?: readonly { readonly desc: string; readonly fix: MessageFix }[];
}

/** A replacement of text between two offsets. */
interface MessageFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A draft, as ESLint's results have it. */
export interface Described extends ReturnType<typeof countMessages> {
  readonly filePath: string;
  readonly messages: readonly Message[];
}

/** A list of drafts. */
export const startJson: StartFormatter = (write) => {
  let isFirst = true;
  return {
    draft(checked) {
      const json = JSON.stringify(describe(checked), undefined, 2).replaceAll('\n', '\n  ');
      write(`${isFirst ? '[' : ','}\n  ${escapeJson(json)}`);
      isFirst = false;
    },
    end: () => write(isFirst ? '[]\n' : '\n]\n'),
  };
};

/** The same, a draft a line; or as a part, whose header and end are drafts without a name and with nothing found. */
export const startNdjson: StartFormatter = (write, { part: header, withText = false }) => {
  if (header === undefined)
    return {
      draft: (checked) => write(`${escapeJson(JSON.stringify(describe(checked)))}\n`),
      end: () => undefined,
    };
  const part = startPart(write, header, { filePath: '', messages: [], ...countMessages([]) });
  return {
    draft: (checked, all, at) => part.line(describeForMerge(describe(checked), { checked, all, at, withText })),
    end: (_, end) => {
      if (end) part.end(end());
    },
  };
};

/** One draft; lines and columns from 1, offsets in UTF-16 units. */
function describe(checked: Checked): Described {
  const { path, usage, findings } = checked;
  const messages = findings.map((finding): Message => {
    const { startLine, startColumn, endLine, endColumn } = regionOf(usage, finding);
    const [first, ...others] = checked.fixesOf(finding);
    const fix = first?.preferred ? first : undefined;
    const suggestions = (fix ? others : [first, ...others]).filter((fixed) => fixed !== undefined);
    return {
      ruleId: finding.rule,
      severity: loudness[finding.level] >= loudness.error ? 2 : 1,
      level: finding.level,
      message: finding.message,
      line: startLine,
      column: startColumn,
      endLine,
      endColumn,
      ...(fix ? { fix: asFix(fix) } : {}),
      ...(suggestions.length > 0
        ? { suggestions: suggestions.map((offered) => ({ desc: offered.title, fix: asFix(offered) })) }
        : {}),
    };
  });
  return { filePath: resolve(path), messages, ...countMessages(messages) };
}

function countMessages(messages: readonly Pick<Message, 'severity' | 'fix'>[]) {
  const count = (severity: number, fixable: boolean) =>
    messages.filter((message) => message.severity === severity && (!fixable || 'fix' in message)).length;
  return {
    errorCount: count(2, false),
    warningCount: count(1, false),
    fatalErrorCount: 0,
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
  };
}

function asFix({ start, end, text }: Replacement): MessageFix {
  return { range: [start, end], text };
}
