// Saved filters as a file that the import reads.
import { filterListWords } from '../../../../../src/contract/savedFilterUiWords';
import { filterForFile, type SavedFilter } from '../../../../../src/domain/savedFilter';
import { download } from '../../components/download';

/** One that this version of the app cannot read is left out: nobody could read it back. */
export function downloadFilters(filters: readonly SavedFilter[]): void {
  const inFile = filters.map(filterForFile).filter((each) => each !== null);
  const file = new Blob([`${JSON.stringify(inFile, null, 2)}\n`], { type: 'application/json' });
  download(file, filterListWords.download);
}
