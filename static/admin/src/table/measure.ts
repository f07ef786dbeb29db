// How wide columns are in fact: as long as nobody resized any, they share the room there is.
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { placeOf, possibleWidth } from './columnLayout';
import styles from './DataTable.module.css';

/** `inside`: anything in the table. */
export function measuredColumns(inside: HTMLElement, shown: ShownColumns): ShownColumns {
  const headers = headersAround(inside);
  return shown.map(({ key, width }, at) => ({
    key,
    width: possibleWidth(headers[at]?.getBoundingClientRect().width ?? width),
  }));
}

/** Returns how wide the column of a header must be for all it holds. */
export function fittingWidth(inside: HTMLElement, shown: ShownColumns, key: string): number {
  const table = inside.closest('table');
  const header = headersAround(inside)[placeOf(shown, key)];
  // Laid out once without any width given, before anything is painted.
  table?.classList.add(styles.fitting ?? '');
  const width = header?.getBoundingClientRect().width ?? 0;
  table?.classList.remove(styles.fitting ?? '');
  return possibleWidth(Math.ceil(width));
}

function headersAround(inside: HTMLElement): readonly HTMLElement[] {
  return [...(inside.closest('table')?.tHead?.querySelectorAll('th') ?? [])];
}
