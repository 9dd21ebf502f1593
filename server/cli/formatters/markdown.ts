// Markdown for a comment or a page: what was found, draft by draft, and how often.
import { escapeLabel } from '../../features/card';
import { addressOf, countAll, nameOf, regionOf, type StartFormatter, toldLevels } from './formatter';

/** A heading and a table a draft; the sum at the end. */
export const startMarkdown: StartFormatter = (write) => {
  write('# Findings\n\n');
  return {
    draft({ path, usage, findings }) {
      if (findings.length === 0) return;
      const rows = findings.map((finding) => {
        const { startLine } = regionOf(usage, finding);
        const link = `[${startLine}](${addressOf(path)}#L${startLine})`;
        return `| ${link} | ${finding.level} | ${escapeLabel(finding.message)} | ${finding.rule} |\n`;
      });
      write(
        `## ${escapeLabel(nameOf(path))}\n\n| Line | Level | Finding | Rule |\n| --: | --- | --- | --- |\n${rows.join('')}\n`,
      );
    },
    end(counts) {
      const levels = toldLevels.filter((level) => counts.levels[level] > 0);
      const list = levels.map((level) => `${counts.levels[level]} × ${level}`).join(', ');
      write(`${countAll(counts)} findings in ${counts.drafts} drafts${list === '' ? '' : `: ${list}`}.\n`);
    },
  };
};
