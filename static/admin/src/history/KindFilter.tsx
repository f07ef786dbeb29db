// Which syncs the history shows. The choice is part of the address.
import { useId } from 'react';
import { kindFilterWords, kindWords } from '../../../../src/contract/syncKindWords';
import { type SyncKind, syncKinds } from '../../../../src/domain/run';
import { paths } from '../paths';
import { navigate } from '../router';
import styles from './KindFilter.module.css';

/** Null: all but changes; so does anything that is no kind. */
export function kindOf(search: URLSearchParams): SyncKind | null {
  return syncKinds.find((kind) => kind === search.get('kind')) ?? null;
}

export function historyPath(kind: SyncKind | null, cursor: string | null = null): string {
  const view = new URLSearchParams();
  if (kind !== null) view.set('kind', kind);
  if (cursor !== null) view.set('before', cursor);
  return paths.history(view);
}

export function KindFilter({ kind }: { readonly kind: SyncKind | null }) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label className={styles.label} htmlFor={id}>
        {kindFilterWords.label}
      </label>
      <select
        className={styles.control}
        id={id}
        value={kind ?? ''}
        onChange={({ target }) =>
          navigate(historyPath(syncKinds.find((each) => each === target.value) ?? null))
        }
      >
        <option value="">{kindFilterWords.everything}</option>
        {syncKinds.map((each) => (
          <option key={each} value={each}>
            {kindWords[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
