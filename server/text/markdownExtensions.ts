// What dialects of Markdown add to its blocks: metadata in the middle of a document.
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** A block of YAML between `---` and `---` or `...`, as Pandoc reads it anywhere; one that nothing ends stops at a blank line. */
function parseMetadata(context: BlockContext, line: Line): boolean {
  if (line.pos !== line.basePos || !/^---\s*$/.test(line.text.slice(line.pos))) return false;
  if (!/^[a-z][\w-]*[ \t]*:(?:\s|$)/.test(context.peekLine())) return false;
  const from = context.lineStart + line.pos;
  while (context.nextLine()) {
    const rest = line.text.slice(line.basePos);
    if (!/\S/.test(rest)) break;
    if (/^(?:---|\.\.\.)\s*$/.test(rest)) {
      context.nextLine();
      break;
    }
  }
  context.addElement(context.elt('Metadata', from, context.prevLineEnd()));
  return true;
}

export const blockExtensions: MarkdownConfig = {
  defineNodes: [{ name: 'Metadata', block: true }],
  parseBlock: [{ name: 'Metadata', parse: parseMetadata, before: 'HorizontalRule' }],
};
