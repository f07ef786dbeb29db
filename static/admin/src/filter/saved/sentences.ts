// What a saved filter is and how one version differs from another, in sentences.
import { clauseSentence } from '../../../../../src/contract/filterSentences';
import type { Names } from '../../../../../src/contract/filterWords';
import { filterHistoryWords } from '../../../../../src/contract/savedFilterUiWords';
import { filterAspectWords, visibilityWords } from '../../../../../src/contract/savedFilterWords';
import type { FilterAspect, SavedFilterVersion } from '../../../../../src/domain/savedFilter';

export interface Difference {
  readonly kind: 'added' | 'removed' | 'told';
  readonly sentence: string;
}

/** `before`: the version that it was changed from; absent for the oldest. */
export function differences(
  after: SavedFilterVersion,
  before: SavedFilterVersion | undefined,
  names: Names,
): readonly Difference[] {
  if (before === undefined) return clauses(after, names).map((sentence) => ({ kind: 'added', sentence }));
  return after.changed.flatMap((aspect) => differenceOf(aspect, { after, before, names }));
}

interface Compared {
  readonly after: SavedFilterVersion;
  readonly before: SavedFilterVersion;
  readonly names: Names;
}

function differenceOf(aspect: FilterAspect, { after, before, names }: Compared): readonly Difference[] {
  const told = (sentence: string): Difference[] => [{ kind: 'told', sentence }];
  switch (aspect) {
    case 'name':
      return told(filterHistoryWords.renamed(before.name, after.name));
    case 'visibility':
      return told(
        filterHistoryWords.visibility(visibilityWords[before.visibility], visibilityWords[after.visibility]),
      );
    case 'filter': {
      const [was, is] = [clauses(before, names), clauses(after, names)];
      const changes: Difference[] = [
        ...was
          .filter((each) => !is.includes(each))
          .map((sentence) => ({ kind: 'removed' as const, sentence })),
        ...is.filter((each) => !was.includes(each)).map((sentence) => ({ kind: 'added' as const, sentence })),
      ];
      // Only their order is another, or this version cannot be read.
      return changes.length > 0 ? changes : told(filterHistoryWords.otherwise(filterAspectWords.filter));
    }
    case 'description':
    case 'context':
    case 'sort':
      return told(filterHistoryWords.otherwise(filterAspectWords[aspect]));
  }
}

function clauses({ filter }: SavedFilterVersion, names: Names): readonly string[] {
  return filter?.all.map((clause) => clauseSentence(clause, names)) ?? [];
}
