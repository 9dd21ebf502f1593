// Text of drafts and glossaries in lists of choices, where VS Code would show icons for some of it.

/** A text that is shown as it is: `$(trash)` is no icon. */
export function asText(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
