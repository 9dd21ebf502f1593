// All rules, the most specific first: where two find something in one place, the earlier one speaks.
import { abbreviationArticle } from './abbreviation-article';
import { abbreviationForm } from './abbreviation-form';
import { abbreviationInHeading } from './abbreviation-in-heading';
import { abbreviationList } from './abbreviation-list';
import { ambiguousName } from './ambiguous-name';
import { conflictingIntroduction } from './conflicting-introduction';
import { countryAbbreviationNoun } from './country-abbreviation-noun';
import { datedPhrase } from './dated-phrase';
import { deprecatedTerm } from './deprecated-term';
import { inexactName } from './inexact-name';
import { lateIntroduction } from './late-introduction';
import { missingHyphen } from './missing-hyphen';
import { misspelledTerm } from './misspelled-term';
import { mixedBodyNames } from './mixed-body-names';
import { mixedCapitals } from './mixed-capitals';
import { mixedHyphenation } from './mixed-hyphenation';
import { mixedNameSpelling } from './mixed-name-spelling';
import { mixedNames } from './mixed-names';
import { mixedNumbers } from './mixed-numbers';
import { mixedSpelling } from './mixed-spelling';
import { pairForm } from './pair-form';
import { redundantWord } from './redundant-word';
import { repeatedFullName } from './repeated-full-name';
import { repeatedIntroduction } from './repeated-introduction';
import type { Rule } from './rule';
import { staleFact } from './stale-fact';
import { supersededLabel } from './superseded-label';
import { termCase } from './term-case';
import { undefinedAbbreviation } from './undefined-abbreviation';
import { unknownDirective } from './unknown-directive';
import { unlistedAbbreviation } from './unlisted-abbreviation';
import { unusedIntroduction } from './unused-introduction';
import { wrongExpansion } from './wrong-expansion';

export const rules: readonly Rule[] = [
  unknownDirective,
  pairForm,
  deprecatedTerm,
  supersededLabel,
  wrongExpansion,
  misspelledTerm,
  inexactName,
  redundantWord,
  conflictingIntroduction,
  termCase,
  repeatedIntroduction,
  lateIntroduction,
  undefinedAbbreviation,
  unusedIntroduction,
  abbreviationInHeading,
  abbreviationList,
  abbreviationForm,
  mixedNames,
  mixedSpelling,
  mixedNumbers,
  mixedHyphenation,
  missingHyphen,
  mixedNameSpelling,
  mixedBodyNames,
  mixedCapitals,
  unlistedAbbreviation,
  staleFact,
  datedPhrase,
  ambiguousName,
  abbreviationArticle,
  countryAbbreviationNoun,
  repeatedFullName,
];
