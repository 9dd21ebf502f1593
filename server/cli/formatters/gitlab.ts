// GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/
import type { Finding } from '../../rules/rule';
import { escapeJson } from '../terminal';
import { globalFingerprintsOf } from './fingerprint';
import { nameOf, regionOf, type StartFormatter } from './formatter';

const severities = { error: 'major', warning: 'minor', information: 'info', hint: 'info' } as const satisfies Record<
  Finding['level'],
  string
>;

/** A list of findings. */
export const startGitlab: StartFormatter = (write) => {
  let isFirst = true;
  return {
    draft(checked) {
      const prints = globalFingerprintsOf(checked);
      checked.findings.forEach((finding, at) => {
        const { startLine, endLine } = regionOf(checked.usage, finding);
        const json = JSON.stringify({
          description: finding.message,
          check_name: finding.rule,
          fingerprint: prints[at],
          severity: severities[finding.level],
          location: { path: nameOf(checked.path), lines: { begin: startLine, end: endLine } },
        });
        write(`${isFirst ? '[' : ','}\n${escapeJson(json)}`);
        isFirst = false;
      });
    },
    end: () => write(isFirst ? '[]\n' : '\n]\n'),
  };
};
