// Which feature answers which request beyond the Language Server Protocol, and what the pages say.
import { TextDocumentContentRequest } from 'vscode-languageserver';
import { additions, addKind, entryFor, introducedTerms } from '../features/additions';
import { conceptList, entryAt } from '../features/entry';
import { insertions, snippetInsertions } from '../features/insertions';
import { previewTerms } from '../features/preview';
import { addresses, series } from '../features/review';
import { places, terms } from '../features/terms';
import { builtinConcepts } from '../glossary/builtin';
import { hasTexts, isDocument, isDocumentRange, isPosition, isRecord, textOf } from '../protocol/parameters';
import {
  additionsRequest,
  addRequest,
  conceptsRequest,
  entryRequest,
  exportRequest,
  formatsRequest,
  glossariesRequest,
  importRequest,
  insertionsRequest,
  mineRequest,
  placesRequest,
  previewRequest,
  reachRequest,
  reviewRequest,
  seriesRequest,
  termsRequest,
  toolRequest,
  useNameRequest,
} from '../requests';
import { offsetAt } from '../text/draft';
import type { Workspace } from '../workspace/workspace';
import { spanAt, unchanged } from './openFiles';
import { Pages, surveyNaming } from './pages';

/** Answers the requests of our own, from here on. */
export function answerOwnRequests(workspace: Workspace): void {
  const { session, editor, preparation } = workspace;
  const pages = new Pages(workspace);

  editor.answer(insertionsRequest, isRecord, async ({ textDocument, position }) => {
    const open = textDocument && (await unchanged(workspace, textDocument.uri, preparation.read(textDocument.uri)));
    if (open === undefined || !isPosition(position)) return snippetInsertions(session.glossaries.at());
    return insertions(session.usage(open), offsetAt(open.draft, position), session.settings.optionsOf(open.uri));
  });

  editor.answer(entryRequest, isRecord, async ({ textDocument, position, concept }) => {
    const open = textDocument && (await unchanged(workspace, textDocument.uri, preparation.read(textDocument.uri)));
    if (typeof concept === 'string') return entryAt(session.glossaries.at(open?.uri), concept, 0, open?.uri);
    if (open === undefined || !isPosition(position)) return null;
    return entryAt(session.glossaries.at(open.uri), session.usage(open), offsetAt(open.draft, position), open.uri);
  });

  editor.answer(glossariesRequest, isRecord, ({ textDocument }) => [
    ...session.glossaries.layersAt(textDocument?.uri).map(({ uri, entries }) => ({ uri, entries: entries.length })),
    { entries: builtinConcepts().length },
  ]);

  editor.answer(additionsRequest, isDocument, async ({ textDocument, range }) => {
    const open = await unchanged(workspace, textDocument.uri, preparation.read(textDocument.uri));
    if (open === undefined) return [];
    const usage = session.usage(open);
    if (!isDocumentRange({ textDocument, range })) return introducedTerms(usage);
    return additions(usage, spanAt(open, range!)).flatMap(({ kind, entry: { preferred, abbreviation } }) =>
      kind === addKind && preferred !== undefined ? [{ preferred, abbreviation }] : [],
    );
  });

  editor.answer(
    addRequest,
    (params) => isRecord(params) && (params.textDocument === undefined || isDocument(params)) && areTerms(params.terms),
    async ({ textDocument, terms: added }) =>
      (await import('./addToGlossary')).addToNearest(workspace, textDocument?.uri, added.map(entryFor)),
  );

  editor.answer(reachRequest, hasTexts('uri'), ({ uri }, token) => workspace.countDraftsBelow(uri, token));

  editor.answer(termsRequest, isDocument, async ({ textDocument }) => {
    const open = await preparation.lint(textDocument.uri);
    return open === undefined ? [] : terms(session.usage(open), session.findings(open));
  });

  editor.answer(previewRequest, isDocument, async ({ textDocument }) => {
    const open = await preparation.read(textDocument.uri);
    return open === undefined ? { terms: [], mentions: [] } : previewTerms(session.usage(open));
  });

  editor.answer(placesRequest, isDocument, async ({ textDocument, concept }) => {
    const open = await unchanged(workspace, textDocument.uri, preparation.lint(textDocument.uri));
    return open === undefined ? [] : places(session.usage(open), session.findings(open), concept);
  });

  editor.answer(seriesRequest, isRecord, async ({ workDoneToken }, token) => {
    const { drafts } = await surveyNaming(workspace, { token, workDoneToken });
    return series(drafts, addresses(workspace.folders));
  });

  editor.answer(useNameRequest, hasTexts('concept', 'text'), async ({ concept, text, workDoneToken }, token) =>
    (await import('./useName')).useNameThroughout(workspace, concept, text, { token, workDoneToken }),
  );

  editor.answer(mineRequest, isRecord, async ({ workDoneToken }, token) =>
    (await import('./mine')).mineWorkspace(workspace, { token, workDoneToken }),
  );

  editor.answer(reviewRequest, isRecord, ({ workDoneToken }, token) => pages.review({ token, workDoneToken }));

  editor.answer(TextDocumentContentRequest.type, hasTexts('uri'), async ({ uri }, token) => ({
    text: await pages.textOf(uri, { token }),
  }));

  editor.answer(formatsRequest, isRecord, async () => (await import('../features/convert')).formatList());

  editor.answer(importRequest, hasTexts('name', 'text'), async ({ name, text }) =>
    (await import('../features/convert')).importGlossary(name, text),
  );

  editor.answer(exportRequest, hasTexts('format'), async ({ format, own }) =>
    (await import('../features/convert')).exportGlossary(session.glossaries.entries(own === true), format),
  );

  editor.answer(toolRequest, hasTexts('name'), async ({ name, input }) => {
    const [{ checkTexts }, { callTool, toolText }] = await Promise.all([
      import('../library/checkTexts'),
      import('../library/tools'),
    ]);
    // What holds for a draft that is not saved yet.
    const draft = session.glossaries.placeAtHome();
    return toolText(
      callTool(checkTexts(session.glossaries.at(draft), session.settings.optionsOf(draft), []), name, input),
    );
  });

  editor.answer(conceptsRequest, isRecord, ({ query }) => conceptList(session.glossaries.at(), textOf(query)));
}

/** Whether a value is a list of terms with names. */
function areTerms(value: unknown): boolean {
  const isText = (part: unknown) => part === undefined || typeof part === 'string';
  const isSource = (source: unknown) =>
    isRecord(source) &&
    typeof source.title === 'string' &&
    Object.entries(source).every(([key, value]) => ['title', 'date', 'at', 'quote'].includes(key) && isText(value));
  return (
    Array.isArray(value) &&
    value.every(
      (term: unknown) =>
        isRecord(term) &&
        typeof term.preferred === 'string' &&
        term.preferred.trim() !== '' &&
        isText(term.abbreviation) &&
        isText(term.definition) &&
        isText(term.note) &&
        (term.proposed === undefined || typeof term.proposed === 'boolean') &&
        (term.sources === undefined || (Array.isArray(term.sources) && term.sources.every(isSource))),
    )
  );
}
