// For programs: JSON in the shape of ESLint's results, whole or a draft a line.
import { resolve } from 'node:path';
import { loudness } from '../../rules/lint';
import { escapeJson } from '../terminal';
import { type Checked, regionOf, type Replacement, type StartFormatter } from './formatter';

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

/** The same, a draft a line. */
export const startNdjson: StartFormatter = (write) => ({
  draft: (checked) => write(`${escapeJson(JSON.stringify(describe(checked)))}\n`),
  end: () => undefined,
});

/** One draft; lines and columns from 1, offsets in UTF-16 units. */
function describe(checked: Checked): object {
  const { path, usage, findings } = checked;
  const messages = findings.map((finding) => {
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
  const count = (severity: number, fixable: boolean) =>
    messages.filter((message) => message.severity === severity && (!fixable || 'fix' in message)).length;
  return {
    filePath: resolve(path),
    messages,
    errorCount: count(2, false),
    warningCount: count(1, false),
    fatalErrorCount: 0,
    fixableErrorCount: count(2, true),
    fixableWarningCount: count(1, true),
  };
}

function asFix({ start, end, text }: Replacement): {
  readonly range: readonly [number, number];
  readonly text: string;
} {
  return { range: [start, end], text };
}
