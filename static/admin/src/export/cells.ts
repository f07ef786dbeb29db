// What stands in the columns of a file for people. What is not told is empty, and named in the notes.
import { exportCellWords, exportColumnWords } from '../../../../src/contract/exportWords';
import { accountTypeWords, sourceWords } from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { userStatusWords } from '../../../../src/contract/usersWords';
import type { LastActive } from '../../../../src/domain/lastActive';
import type { ExportColumnKey, ExportRow } from '../../../../src/domain/userExport';
import { toInert } from './inertText';

/** Null: empty. */
export type Cell = string | number | { readonly at: number } | null;

/** Returns the cells of a row: those of its columns, then the notes. */
export function cellsOf(row: ExportRow, columns: readonly ExportColumnKey[]): Cell[] {
  return [...columns.map((key) => cells[key](row)), notesOf(row, columns)];
}

export function headersOf(columns: readonly ExportColumnKey[]): string[] {
  return [...columns.map((key) => exportColumnWords[key]), exportCellWords.notes];
}

const cells: { readonly [Key in ExportColumnKey]: (row: ExportRow) => Cell } = {
  name: ({ name }) => text(name),
  email: ({ email }) => text(email),
  status: ({ status }) => (status === 'unknown' ? null : userStatusWords[status]),
  sites: ({ sites }) => list(sites),
  products: ({ products }) =>
    list(
      products.map(({ productKey, site, isSeat, roles }) => {
        const seat = isSeat ? exportCellWords.license : exportCellWords.noLicense;
        return exportCellWords.place(
          productName(productKey),
          site,
          [seat, ...roles.map(roleName)].join(', '),
        );
      }),
    ),
  groups: ({ groups }) => list(groups),
  'last-active': ({ lastActive }) => (lastActive.kind === 'used' ? { at: lastActive.at } : null),
  added: ({ addedAt }) => instant(addedAt),
  'account-type': ({ accountType }) => (accountType === 'unknown' ? null : accountTypeWords[accountType]),
  source: ({ source }) => (source === 'unknown' ? null : sourceWords[source]),
  mfa: ({ mfaEnabled }) => (mfaEnabled === null ? null : exportCellWords[mfaEnabled ? 'on' : 'off']),
  department: ({ department }) => text(department),
  'job-title': ({ jobTitle }) => text(jobTitle),
  'platform-roles': ({ platformRoles }) => list(platformRoles.map(roleName)),
  seats: ({ seats }) => seats,
  changed: ({ changedAt }) => instant(changedAt),
  'account-id': ({ accountId }) => text(accountId),
};

function text(value: string | null): string | null {
  return value === null ? null : toInert(value);
}

const BETWEEN = '; ';

/** Each is inert by itself: with the semicolon as separator, a spreadsheet makes cells of them. */
function list(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.map(toInert).join(BETWEEN);
}

function instant(at: number | null): Cell {
  return at === null ? null : { at };
}

const unknownIf = (isUnknown: boolean): string | null => (isUnknown ? exportCellWords.unknown : null);

/** Why a cell is empty that people would read as something else. */
const emptiness: { readonly [Key in ExportColumnKey]?: (row: ExportRow) => string | null } = {
  name: ({ name, isErased }) => (isErased ? exportCellWords.erased : unknownIf(name === null)),
  email: ({ email, isErased }) => (email === null && !isErased ? exportCellWords.hidden : null),
  status: ({ status }) => unknownIf(status === 'unknown'),
  'account-type': ({ accountType }) => unknownIf(accountType === 'unknown'),
  source: ({ source }) => unknownIf(source === 'unknown'),
  mfa: ({ mfaEnabled }) => unknownIf(mfaEnabled === null),
  'last-active': ({ lastActive }) => activityNotes[lastActive.kind],
  added: ({ addedAt }) => unknownIf(addedAt === null),
};

const activityNotes = {
  used: null,
  never: exportCellWords.never,
  unknown: exportCellWords.unknown,
  none: exportCellWords.noAccess,
} as const satisfies Record<LastActive['kind'], string | null>;

function notesOf(row: ExportRow, columns: readonly ExportColumnKey[]): string | null {
  const notes = columns.flatMap((key) => {
    const why = emptiness[key]?.(row) ?? null;
    return why === null ? [] : [exportCellWords.note(exportColumnWords[key], why)];
  });
  return list(notes);
}
