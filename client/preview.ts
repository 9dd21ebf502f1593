// Terms in VS Code’s preview of Markdown: each with its definition, and a link to the list of definitions at the end.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type PreviewTerms, previewRequest } from '../server/requests';

/** What a preview is made of, as far as it matters here. */
interface Token {
  type: string;
  content: string;
  readonly map: readonly [number, number] | null;
  children: Token[] | null;
}

/** The renderer of a preview. */
export interface MarkdownIt {
  readonly renderer: { render: (tokens: Token[], options: unknown, environment: unknown) => string };
  readonly utils: { readonly escapeHtml: (text: string) => string };
}

/** The setting: `off`, the `first` mention of each term, or `all`. */
const setting = 'previewTerms';

/** How long what is known of a draft is taken to hold while that stays the same, in milliseconds. */
const FRESH = 1000;

/** What adds terms to a preview; it asks the server, and has the preview rendered again when that has answered. */
export class Preview implements vscode.Disposable {
  /** What the server has said of drafts, by their URIs, and for which version. */
  private readonly known = new Map<string, { version: number; asked: number; terms?: PreviewTerms }>();
  private readonly listener: vscode.Disposable;

  constructor(private readonly client: BaseLanguageClient) {
    this.listener = vscode.Disposable.from(
      // A glossary that is saved may say something else.
      vscode.workspace.onDidSaveTextDocument(() => {
        for (const key of this.known.keys()) void this.ask(vscode.Uri.parse(key));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.known.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`policyGlossary.${setting}`)) void refresh();
      }),
    );
  }

  dispose(): void {
    this.listener.dispose();
  }

  /** Extends the renderer of VS Code's previews. */
  readonly extendMarkdownIt = (markdown: MarkdownIt): MarkdownIt => {
    const { renderer, utils } = markdown;
    const render = renderer.render.bind(renderer);
    renderer.render = (tokens, options, environment) => {
      const { currentDocument: uri } = (environment ?? {}) as { readonly currentDocument?: vscode.Uri };
      const mode = vscode.workspace.getConfiguration('policyGlossary', uri).get<string>(setting, 'off');
      const terms = uri === undefined || mode === 'off' ? undefined : this.termsOf(uri);
      return render(
        terms ? withTerms(tokens, terms, mode === 'first', utils.escapeHtml) : tokens,
        options,
        environment,
      );
    };
    return markdown;
  };

  /** What is known of a draft; what has changed since is asked for. */
  private termsOf(uri: vscode.Uri): PreviewTerms | undefined {
    const known = this.known.get(uri.toString());
    // The glossary may be another by now.
    if (known === undefined || known.version !== versionOf(uri) || Date.now() - known.asked > FRESH) void this.ask(uri);
    return known?.terms;
  }

  private async ask(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const known = this.known.get(key) ?? { version: 0, asked: 0 };
    this.known.set(key, known);
    known.version = versionOf(uri) ?? 0;
    known.asked = Date.now();
    const textDocument = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    const terms = await this.client
      .sendRequest<PreviewTerms>(previewRequest, { textDocument })
      .then(undefined, () => undefined);
    if (terms === undefined || JSON.stringify(terms) === JSON.stringify(known.terms)) return;
    known.terms = terms;
    await refresh();
  }
}

function versionOf(uri: vscode.Uri): number | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.version;
}

async function refresh(): Promise<void> {
  await vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
}

/**
 * The tokens with the mentions of terms as links, and a list of what they mean. VS Code keeps tokens: those that change
 * are copies.
 */
function withTerms(
  tokens: readonly Token[],
  { terms, mentions }: PreviewTerms,
  onlyFirst: boolean,
  escape: (text: string) => string,
): Token[] {
  const titles = new Map(terms.map(({ concept, definition }) => [concept, definition]));
  const seen = new Set<string>();
  const used = new Set<number>();
  const anchorOf = (concept: string) => `policy-glossary-${encodeURIComponent(concept)}`;
  const link = (concept: string, text: string) =>
    `<a class="policy-glossary-term" href="#${escape(anchorOf(concept))}" title="${escape(titles.get(concept) ?? '')}">${escape(text)}</a>`;
  let lines: readonly [number, number] = [0, 0];
  const marked = tokens.map((token) => {
    lines = token.map ?? lines;
    if (token.type !== 'inline' || token.children === null) return token;
    const [from, to] = lines;
    const here = mentions.flatMap((mention, index) =>
      mention.line >= from && mention.line < to && !used.has(index) ? [{ ...mention, index }] : [],
    );
    if (here.length === 0) return token;
    return copy(token, { children: markInline(token.children) });

    function markInline(children: readonly Token[]): Token[] {
      let next = 0;
      let links = 0;
      return children.flatMap((child, at) => {
        if (child.type === 'link_open') links++;
        if (child.type === 'link_close') links--;
        if (child.type !== 'text' || links > 0) return [child];
        const parts: Token[] = [];
        let start = 0;
        for (let mention = here[next]; mention !== undefined; mention = here[next]) {
          const found = findWord(child.content, mention.text, start);
          if (found < 0) {
            const { text } = mention;
            // It stands in what follows, or in what the preview shows in another way.
            if (children.slice(at + 1).some((other) => other.type === 'text' && findWord(other.content, text, 0) >= 0))
              break;
            next++;
            continue;
          }
          next++;
          used.add(mention.index);
          if (onlyFirst && seen.has(mention.concept)) continue;
          seen.add(mention.concept);
          parts.push(copy(child, { content: child.content.slice(start, found) }));
          parts.push(copy(child, { type: 'html_inline', content: link(mention.concept, mention.text) }));
          start = found + mention.text.length;
        }
        return [...parts, copy(child, { content: child.content.slice(start) })];
      });
    }
  });
  const [model] = tokens;
  if (model === undefined || seen.size === 0) return marked;
  const items = terms
    .filter(({ concept }) => seen.has(concept))
    .map(
      ({ concept, title, definition }) =>
        `<dt id="${escape(anchorOf(concept))}">${escape(title)}</dt><dd>${escape(definition)}</dd>`,
    );
  const content = `<section class="policy-glossary-terms"><hr><dl>${items.join('\n')}</dl></section>\n`;
  return [...marked, copy(model, { type: 'html_block', content, children: null })];
}

/** Where a name stands as a word of its own from an index on, or -1. */
function findWord(content: string, name: string, from: number): number {
  const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = content.indexOf(name, from); at >= 0; at = content.indexOf(name, at + 1))
    if (!isWord(content[at - 1]) && !isWord(content[at + name.length])) return at;
  return -1;
}

function copy(token: Token, changed: Partial<Token>): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, changed);
}
