// The columns of a table as an address carries them, so that whoever opens it sees the same: name.240_email.216.
import { preferenceBounds, type TablePreferences } from './preferences';

/** From left to right. */
export type ShownColumns = TablePreferences['columns'];

export function columnsToText(columns: ShownColumns): string {
  return columns.map(({ key, width }) => `${key}.${width}`).join('_');
}

/** Returns null for what no table can show; which keys there are is known to the table only. */
export function columnsFromText(text: string): ShownColumns | null {
  const columns = text.split('_', preferenceBounds.columns + 1).map((part) => {
    const [, key = '', width = ''] = /^([a-z][a-z0-9-]*)\.([1-9]\d{0,3})$/.exec(part) ?? [];
    return { key, width: Number(width) };
  });
  const isShown =
    columns.length <= preferenceBounds.columns &&
    columns.every(({ key, width }) => key.length <= preferenceBounds.keyLength && isWidth(width)) &&
    new Set(columns.map(({ key }) => key)).size === columns.length;
  return isShown ? columns : null;
}

function isWidth(width: number): boolean {
  return width >= preferenceBounds.width.min && width <= preferenceBounds.width.max;
}
