// What a draft is for VS Code.
import type { DocumentSelector } from 'vscode';

/** Markdown and plain text, wherever it is stored. */
export const drafts: DocumentSelector = [{ language: 'markdown' }, { language: 'plaintext' }];
