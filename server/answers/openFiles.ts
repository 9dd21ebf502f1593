// Answers at a place of what is open: a draft, or a glossary file.
import type { CancellationToken, Range, TextDocumentPositionParams } from 'vscode-languageserver';
import { type Answer, Outdated, type Request } from '../protocol/editor';
import { isDocumentPosition } from '../protocol/parameters';
import { offsetAt } from '../text/draft';
import type { Span } from '../text/span';
import type { OpenDraft } from '../workspace/openDrafts';
import type { OpenGlossary } from '../workspace/openGlossaries';
import type { Prepared } from '../workspace/preparation';
import type { Workspace } from '../workspace/workspace';

/** What is answered at an offset of what is open. */
type AnswerAt<Open, Params, Result> = (
  open: Open,
  offset: number,
  params: Params,
  token: CancellationToken,
) => Answer<Result | null> | Promise<Answer<Result | null>>;

/**
 * Answers a request at a place of an open draft, of which the usage has been read then, or of an open glossary or
 * configuration file; there is nothing elsewhere.
 */
export function answerAt<Params extends TextDocumentPositionParams, Result>(
  workspace: Workspace,
  request: Request<Params, Result | null>,
  inDraft: AnswerAt<OpenDraft, Params, Result>,
  inGlossary?: AnswerAt<OpenGlossary, Params, Result>,
  inConfiguration?: AnswerAt<OpenGlossary, Params, Result>,
): void {
  const { editor, session, preparation } = workspace;
  editor.answer(request, isDocumentPosition, (params: Params, token) => {
    const { textDocument, position } = params;
    const answer = (open: OpenDraft | undefined) => {
      if (open) return inDraft(open, offsetAt(open.draft, position), params, token);
      const glossary = session.findGlossary(textDocument.uri);
      const file = glossary ?? session.findConfiguration(textDocument.uri);
      const inFile = glossary ? inGlossary : inConfiguration;
      return file && inFile?.(file, offsetAt(file.file, position), params, token);
    };
    const open = unchanged(workspace, textDocument.uri, preparation.read(textDocument.uri));
    return open instanceof Promise ? open.then(answer) : answer(open);
  });
}

/** A draft in the version that a request was made for, which names a place in it. */
export function unchanged({ session }: Workspace, uri: string, prepared: Prepared): Prepared {
  if (!(prepared instanceof Promise)) return prepared;
  const asked = session.drafts.find(uri)?.version;
  return prepared.then((open) => {
    if (open?.version !== asked) throw new Outdated();
    return open;
  });
}

/** The part of a draft between two positions. */
export function spanAt({ draft }: OpenDraft, { start, end }: Range): Span {
  return { start: offsetAt(draft, start), end: offsetAt(draft, end) };
}
