import { filterWords } from '../../../../src/contract/filterWords';
import { findCondition } from '../../../../src/domain/filter/edit';
import { SearchField } from '../components/SearchField';
import type { FilterControlProps } from './filterEditing';

/** Part of a name or an e-mail address. */
export function SearchFilter({ editing }: FilterControlProps) {
  const searched = findCondition(editing.filter, 'search')?.values[0] ?? '';
  return (
    <SearchField
      label={filterWords.search}
      searched={searched}
      // One search is one step back, however many letters it took.
      onSearch={(next) =>
        editing.set('search', { operator: 'contains', values: [next] }, { replace: searched !== '' })
      }
    />
  );
}
