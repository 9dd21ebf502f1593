// GitHub's workflow commands: annotations at the lines of a change.
import type { Finding } from '../../rules/rule';
import { makeVisible } from '../../text/visible';
import { nameOf, regionOf, type StartFormatter, countAll } from './formatter';

/** GitHub shows no more annotations of a kind and step. */
const MOST = 10;

type Command = 'error' | 'warning' | 'notice';

const commands: Readonly<Record<Finding['level'], Command>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Ten annotations of a kind, and what else was found as a group of lines in the log. */
export const startGithub: StartFormatter = (write) => {
  const shown: Record<Command, number> = { error: 0, warning: 0, notice: 0 };
  const others: string[] = [];
  let left = 0;
  return {
    draft({ path, usage, findings }) {
      for (const finding of findings) {
        const command = commands[finding.level];
        const { startLine, startColumn, endLine, endColumn } = regionOf(usage, finding);
        if (shown[command]++ < MOST) {
          // A column is taken only where the annotation stays in one line.
          const columns = startLine === endLine ? `,col=${startColumn},endColumn=${endColumn}` : '';
          const where = `file=${escapeProperty(nameOf(path))},line=${startLine},endLine=${endLine}${columns}`;
          write(`::${command} ${where},title=${escapeProperty(finding.rule)}::${escapeData(finding.message)}\n`);
          continue;
        }
        left++;
        if (others.length < MOST_LISTED)
          others.push(
            makeVisible(
              `${nameOf(path)}:${startLine}:${startColumn} ${finding.level} ${finding.message} ${finding.rule}`,
            ),
          );
      }
    },
    end(counts) {
      if (left === 0) return;
      // A line that begins like a command would be one.
      const lines = others.map((line) => ` ${line}\n`).join('');
      const more = left > others.length ? ` and ${left - others.length} others\n` : '';
      write(`::group::${left} of ${countAll(counts)} findings without an annotation\n${lines}${more}::endgroup::\n`);
    },
  };
};

/** How many findings without an annotation are listed. */
const MOST_LISTED = 1000;

/** https://github.com/actions/toolkit, packages/core: what a command's message may not hold as it is. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
