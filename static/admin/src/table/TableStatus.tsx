// What a table says of itself to whoever does not see it: each sentence is read out when it changes.
import { tableWords } from '../../../../src/contract/tableWords';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import type { TableSort } from './tableDefinition';

export interface TableStatusProps {
  readonly sort: TableSort;
  /** What the column of the order is called. */
  readonly sortLabel: string;
  readonly page: number;
  readonly pages: number;
  readonly isLoading: boolean;
}

export function TableStatus({ sort, sortLabel, page, pages, isLoading }: TableStatusProps) {
  const formats = useFormats();
  return (
    <div className={unseen.unseen}>
      <output>{isLoading ? tableWords.loading : ''}</output>
      <output>{isLoading ? '' : tableWords.sorted(sortLabel, sort.direction === 'ascending')}</output>
      <output>{isLoading ? '' : tableWords.page(formats.number(page), formats.number(pages))}</output>
    </div>
  );
}
