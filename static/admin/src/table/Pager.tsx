// From page to page, by number: the list is as long as its total says.
import Button from '@atlaskit/button/new';
import { useId } from 'react';
import { pagingWords } from '../../../../src/contract/usersWords';
import { type PageSize, pageSizes } from '../../../../src/domain/userList';
import { useFormats } from '../components/viewer';
import { pageNumbers } from './pageNumbers';
import styles from './Pager.module.css';

export interface PagerProps {
  /** What is paged, for who does not see it; absent: users. */
  readonly label?: string;
  readonly page: number;
  readonly pageSize: PageSize;
  readonly total: number;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: PageSize) => void;
}

export function Pager(props: PagerProps) {
  const { label = pagingWords.label, page, pageSize, total, onPage, onPageSize } = props;
  const formats = useFormats();
  const sizeId = useId();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = Math.min(total, (page - 1) * pageSize + 1);
  const range = pagingWords.range(
    formats.number(first),
    formats.number(Math.min(total, page * pageSize)),
    formats.number(total),
  );
  return (
    <div className={styles.pager}>
      <div className={styles.size}>
        <label htmlFor={sizeId}>{pagingWords.pageSize}</label>
        <select
          className={styles.select}
          id={sizeId}
          value={pageSize}
          onChange={(event) => {
            const size = pageSizes.find((known) => String(known) === event.target.value);
            if (size !== undefined) onPageSize(size);
          }}
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </select>
        {/* Of an address beyond the last page no row is shown. */}
        {page <= pages && <span className={styles.range}>{range}</span>}
      </div>
      <nav className={styles.pages} aria-label={label}>
        <Button appearance="subtle" isDisabled={page <= 1} onClick={() => onPage(page - 1)}>
          {pagingWords.previous}
        </Button>
        {pageNumbers(page, pages).map((number, at, all) => (
          <span key={number} className={styles.page}>
            {at > 0 && number - (all[at - 1] ?? 0) > 1 && <span className={styles.gap}>…</span>}
            <button
              className={number === page ? styles.current : styles.number}
              type="button"
              aria-label={pagingWords.page(formats.number(number))}
              aria-current={number === page ? 'page' : undefined}
              onClick={() => onPage(number)}
            >
              {formats.number(number)}
            </button>
          </span>
        ))}
        <Button appearance="subtle" isDisabled={page >= pages} onClick={() => onPage(page + 1)}>
          {pagingWords.next}
        </Button>
      </nav>
    </div>
  );
}
