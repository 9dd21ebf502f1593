// Reports in XML: JUnit's, which build servers read as tests, and Checkstyle's.
import type { Finding } from '../../rules/rule';
import { nameOf, regionOf, type StartFormatter } from './formatter';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * A suite a draft and a test case a finding: what fails the run is a failure, what is softer is skipped. A draft without
 * findings is one case that passes.
 */
export const startJunit: StartFormatter = (write, { fails }) => {
  write(`${DECLARATION}<testsuites name="policy-glossary">\n`);
  return {
    draft({ path, usage, findings }) {
      const name = escapeXml(nameOf(path));
      const failures = findings.filter(({ level }) => fails(level)).length;
      const tests = Math.max(findings.length, 1);
      write(
        `<testsuite name="${name}" tests="${tests}" failures="${failures}" errors="0" skipped="${findings.length - failures}">\n`,
      );
      if (findings.length === 0) write(`<testcase name="no findings" classname="${name}"/>\n`);
      for (const { level, rule, message, ...span } of findings) {
        const { startLine, startColumn } = regionOf(usage, span);
        const text = escapeXml(message);
        const result = fails(level)
          ? `<failure type="${level}" message="${text}">${name}:${startLine}:${startColumn}</failure>`
          : `<skipped message="${text}"/>`;
        write(`<testcase name="${rule} ${startLine}:${startColumn}" classname="${name}">${result}</testcase>\n`);
      }
      write('</testsuite>\n');
    },
    end: () => write('</testsuites>\n'),
  };
};

const severities = { error: 'error', warning: 'warning', information: 'info', hint: 'info' } as const satisfies Record<
  Finding['level'],
  string
>;

/** Checkstyle's report, which many tools take for want of a better one. */
export const startCheckstyle: StartFormatter = (write) => {
  write(`${DECLARATION}<checkstyle version="4.3">\n`);
  return {
    draft({ path, usage, findings }) {
      write(`<file name="${escapeXml(nameOf(path))}">\n`);
      for (const finding of findings) {
        const { startLine, startColumn } = regionOf(usage, finding);
        write(
          `<error line="${startLine}" column="${startColumn}" severity="${severities[finding.level]}" message="${escapeXml(finding.message)}" source="policy-glossary.${finding.rule}"/>\n`,
        );
      }
      write('</file>\n');
    },
    end: () => write('</checkstyle>\n'),
  };
};

/** Text for an attribute or an element. What XML 1.0 cannot hold at all is replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
