// Text of drafts and glossaries in lists of choices and messages, where VS Code would make icons and links of some of it.

/** The longest name in a message, in UTF-16 units. */
const LONGEST_NAME = 200;

/** A name that a message shows as it is: no link, and not too long. */
export function asName(text: string): string {
  const name = text.replace(/\s+/g, ' ').replaceAll('](', '] (');
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

/** A text that is shown as it is: `$(trash)` is no icon. */
export function asText(text: string): string {
  return text.replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
