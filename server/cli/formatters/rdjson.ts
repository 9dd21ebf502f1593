// reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
import type { Finding } from '../../rules/rule';
import type { Span } from '../../text/span';
import { escapeJson } from '../terminal';
import { bytesBefore, nameOf, regionOf, type StartFormatter, type Told } from './formatter';

const severities = { error: 'ERROR', warning: 'WARNING', information: 'INFO', hint: 'INFO' } as const satisfies Record<
  Finding['level'],
  string
>;

/** One result with all diagnostics; its columns count bytes of UTF-8. */
export const startRdjson: StartFormatter = (write) => {
  let isFirst = true;
  write('{"source":{"name":"policy-glossary"},"diagnostics":[');
  return {
    draft(checked) {
      const { usage } = checked;
      for (const finding of checked.findings) {
        const suggestions = checked.fixesOf(finding).map(({ text, ...span }) => ({
          range: rangeOf(usage, span),
          text,
        }));
        const json = JSON.stringify({
          message: finding.message,
          location: { path: nameOf(checked.path), range: rangeOf(usage, finding) },
          severity: severities[finding.level],
          code: { value: finding.rule },
          ...(suggestions.length > 0 ? { suggestions } : {}),
        });
        write(`${isFirst ? '' : ','}\n${escapeJson(json)}`);
        isFirst = false;
      }
    },
    end: () => write('\n]}\n'),
  };
};

function rangeOf(usage: Told, { start, end }: Span) {
  const { startLine, endLine } = regionOf(usage, { start, end });
  return {
    start: { line: startLine, column: bytesBefore(usage, start) + 1 },
    end: { line: endLine, column: bytesBefore(usage, end) + 1 },
  };
}
