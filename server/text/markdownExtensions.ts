// What dialects of Markdown add to its blocks: metadata in the middle of a document, and the imports and exports of MDX.
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

/** How a block of MDX begins that is JavaScript, on a whole line; prose that speaks of imports and exports reads otherwise. */
const moduleStart =
  /^(?:import\s+(?:[\w$*{},\s]+?\s+from\s+)?(?:'[^']+'|"[^"]+")|export\s+(?:\*|\{[^}]*\})(?:\s+as\s+\w+)?(?:\s+from\s+(?:'[^']+'|"[^"]+"))?|export\s+(?:const|let|var)\s+[\w${}[\],\s]+=.*|export\s+(?:default\s+)?(?:async\s+)?(?:function|class)\b[^.]*[({].*|export\s+default\s+(?:[\w$.]+|[({[].*))\s*;?\s*$/;

/** A block of imports and exports, up to a blank line. */
function parseModule(context: BlockContext, line: Line): boolean {
  if (line.pos !== line.basePos || !moduleStart.test(line.text.slice(line.pos))) return false;
  const from = context.lineStart + line.pos;
  while (context.nextLine() && /\S/.test(line.text.slice(line.basePos)));
  context.addElement(context.elt('Module', from, context.prevLineEnd()));
  return true;
}

export const blockExtensions: MarkdownConfig = {
  defineNodes: [
    { name: 'Metadata', block: true },
    { name: 'Module', block: true },
  ],
  parseBlock: [
    { name: 'Metadata', parse: parseMetadata, before: 'HorizontalRule' },
    { name: 'Module', parse: parseModule, before: 'HorizontalRule' },
  ],
};
