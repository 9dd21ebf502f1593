// Mine This Workspace…: what the drafts define and repeat, to tick what goes into a glossary as proposed.
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type MinedTerm, mineRequest } from '../../server/requests';
import { askWithProgress } from '../progress';
import { addTerms } from './addTerms';
import { asName, asText } from './asText';

/** A line of the list: a candidate, or the head of a group of them. */
type Line = vscode.QuickPickItem & { readonly mined?: MinedTerm };

/** Mines all drafts in the background, with progress, and adds what is ticked to a glossary, where it waits for a decision. */
export async function mineWorkspace(client: BaseLanguageClient): Promise<void> {
  const found = await askWithProgress(client, vscode.l10n.t('Mining drafts'), mineRequest);
  if (found === undefined) return;
  const { terms, notices } = found;
  for (const notice of notices) client.outputChannel.appendLine(notice);
  if (terms.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The drafts define and repeat nothing that no glossary has.'),
    );
    return;
  }
  const [notice] = notices;
  const chosen = await vscode.window.showQuickPick<Line>(
    [
      ...group(vscode.l10n.t('Abbreviations that drafts define'), terms.filter(hasAbbreviation)),
      ...group(
        vscode.l10n.t('Names that recur'),
        terms.filter((mined) => !hasAbbreviation(mined)),
      ),
    ],
    {
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
      title: vscode.l10n.t('Mine This Workspace'),
      placeHolder: [
        vscode.l10n.t('Tick what shall go into the glossary, as proposed'),
        ...(notice === undefined ? [] : [asName(notice)]),
      ].join(' · '),
    },
  );
  const ticked = chosen?.flatMap(({ mined }) => (mined ? [mined.term] : [])) ?? [];
  if (ticked.length > 0) await addTerms(client, undefined, ticked);
}

function hasAbbreviation({ term }: MinedTerm): boolean {
  return term.abbreviation !== undefined;
}

function group(label: string, terms: readonly MinedTerm[]): readonly Line[] {
  if (terms.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...terms.map(lineOf)];
}

function lineOf(mined: MinedTerm): Line {
  const { term, drafts, uses, first, last, spellings, rivals } = mined;
  const { preferred, abbreviation, sources = [] } = term;
  const counts = [
    drafts === 1 ? vscode.l10n.t('1 draft') : vscode.l10n.t('{0} drafts', drafts),
    uses === 1 ? vscode.l10n.t('1 use') : vscode.l10n.t('{0} uses', uses),
    ...(first === '' ? [] : [first === last ? first : vscode.l10n.t('{0} to {1}', first, last)]),
  ];
  const [source] = sources;
  const shown = [
    ...(rivals.length > 0 ? [vscode.l10n.t('elsewhere {0}', rivals.join(', '))] : []),
    ...(spellings.length > 0 ? [vscode.l10n.t('also written {0}', spellings.join(', '))] : []),
    ...(source === undefined ? [] : [`${source.title}, ${source.at ?? ''}: ${source.quote ?? ''}`]),
  ];
  return {
    label: asText(abbreviation === undefined ? preferred : `${abbreviation} – ${preferred}`),
    description: counts.join(' · '),
    detail: asText(shown.join(' · ')),
    mined,
  };
}
