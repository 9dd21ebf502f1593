// A page for people: every finding in its sentence, to be filtered and grouped. One file that loads nothing.
import { createHash } from 'node:crypto';
import { makeVisible } from '../../text/visible';
import { subjectOf } from '../../features/fingerprint';
import { countAll, excerptOf, nameOf, regionOf, type StartFormatter, toldLevels } from './formatter';
import script from './page/script.ts?text';
import style from './page/style.css';
import { escapeXml } from './xml';

/** How a policy names what may run: nothing but what stands in the page as it was written. */
function hashOf(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}

const head = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Policy Glossary findings</title>
<style>${style}</style>
</head>
<body>
<h1>Policy Glossary findings</h1>
<form hidden>
<div><label for="group">Group by</label><select id="group" name="group"><option value="draft">Draft</option><option value="rule">Rule</option><option value="term">Term</option></select></div>
<div><label for="level">Level</label><select id="level" data-of="level"><option value="">All</option></select></div>
<div><label for="rule">Rule</label><select id="rule" data-of="rule"><option value="">All</option></select></div>
<div><label for="term">Term</label><select id="term" data-of="term"><option value="">All</option></select></div>
<div><label for="draft">Draft</label><select id="draft" data-of="draft"><option value="">All</option></select></div>
<div><label for="words">Words</label><input id="words" name="words" type="search"></div>
<output id="shown"></output>
</form>
<main id="findings">
`;

/** The page; without its script it shows all findings, draft by draft. */
export const startHtml: StartFormatter = (write) => {
  write(head);
  return {
    draft(checked) {
      const { path, usage, findings } = checked;
      if (findings.length === 0) return;
      const name = escape(nameOf(path));
      write(`<section><h2>${name} <small>${findings.length}</small></h2><ul>\n`);
      for (const finding of findings) {
        const { level, rule, message } = finding;
        const { startLine, startColumn } = regionOf(usage, finding);
        const { before, marked, after } = excerptOf(usage, finding);
        const data = `data-draft="${name}" data-rule="${rule}" data-level="${level}" data-term="${escape(finding.subject ?? subjectOf(usage.draft, finding))}"`;
        write(
          `<li class="${level}" ${data}><p>${escape(message)}</p>` +
            `<blockquote>${escape(before)}<mark>${escape(marked)}</mark>${escape(after)}</blockquote>` +
            `<p class="where">${name}:${startLine}:${startColumn} · ${level} · ${rule}</p></li>\n`,
        );
      }
      write('</ul></section>\n');
    },
    end(counts) {
      const levels = toldLevels.filter((level) => counts.levels[level] > 0);
      const list = levels.map((level) => `, ${counts.levels[level]} × ${level}`).join('');
      write(`</main>\n<p>${countAll(counts)} findings in ${counts.drafts} drafts${list}.</p>\n`);
      write(`<script>${script}</script>\n</body>\n</html>\n`);
    },
  };
};

/** Text of others as text: nothing of it is obeyed, nothing is hidden. */
function escape(text: string): string {
  return escapeXml(makeVisible(text));
}
