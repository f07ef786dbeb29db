import type { DraftGroup } from '../../../../src/domain/filter/draft';
import type { FilterEditing } from './filterEditing';

/** What every row and group of the builder works on. */
export interface Building {
  readonly root: DraftGroup;
  readonly editing: FilterEditing;
  readonly change: (root: DraftGroup) => void;
}
