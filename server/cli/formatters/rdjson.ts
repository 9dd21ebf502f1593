// reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
import type { Finding } from '../../rules/rule';
import { type Draft, positionAt } from '../../text/draft';
import type { Span } from '../../text/span';
import { escapeJson } from '../terminal';
import { nameOf, type StartFormatter } from './formatter';

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
      const { draft } = checked.usage;
      for (const finding of checked.findings) {
        const suggestions = checked.fixesOf(finding).map(({ text, ...span }) => ({
          range: rangeOf(draft, span),
          text,
        }));
        const json = JSON.stringify({
          message: finding.message,
          location: { path: nameOf(checked.path), range: rangeOf(draft, finding) },
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

function rangeOf(draft: Draft, { start, end }: Span) {
  return { start: placeOf(draft, start), end: placeOf(draft, end) };
}

function placeOf(draft: Draft, offset: number): { readonly line: number; readonly column: number } {
  const { line, character } = positionAt(draft, offset);
  return { line: line + 1, column: Buffer.byteLength(draft.text.slice(offset - character, offset)) + 1 };
}
