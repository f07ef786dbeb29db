// Files with users in words: what their columns are called, what their cells say, what the dialog says.
import type { ExportColumnKey } from '../domain/userExport';
import { columnWords, usersWords } from './usersWords';

export const exportColumnWords = {
  ...columnWords,
  'account-id': 'Account ID',
} as const satisfies Record<ExportColumnKey, string>;

export const exportWords = {
  open: 'Export',
  openTooltip: (count: string) => `Export ${count} users to a file`,
  nobody: 'There is nobody to export.',
  title: 'Export users',
  who: (count: string, isOne: boolean) => (isOne ? `${count} user` : `${count} users`),
  format: 'File format',
  columns: 'Columns',
  shownColumns: (count: string) => `The ${count} columns shown, in their order`,
  allColumns: (count: string) => `All ${count} columns`,
  bom: 'Mark the file as UTF-8, so that Excel shows all letters (BOM)',
  tooManyForXlsx: (most: string) => `A sheet of Excel holds ${most} users. Choose CSV or JSON.`,
  safe: 'A text that a spreadsheet could take for a formula gets an apostrophe in front. Numbers and dates stay as they are.',
  exact: 'Texts stay exactly as they are. Open this file with a program, not with a spreadsheet.',
  start: 'Export',
  cancel: 'Cancel',
  close: 'Close',
  goOn: 'Go on',
  reading: 'Reading users',
  writing: 'Writing the file',
  progress: 'Progress of the export',
  count: (done: string, all: string) => `${done} of ${all} users`,
  left: (duration: string) => `${duration} left`,
  cancelled: 'The export was cancelled. Nothing was downloaded.',
  keptTitle: (read: string, all: string) => `${read} of ${all} users were read before this, and are kept`,
  kept: 'Go on reads the rest. Nothing has been downloaded.',
  doneTitle: 'The file is complete',
  done: (name: string, count: string) => `${name} was downloaded, with ${count} users.`,
  changedTitle: 'The data changed during the export',
  changed: (from: string, to: string) => `Each row is as of some time between ${from} and ${to}.`,
  moved: (total: string, written: string) =>
    `${total} users were selected when the export began; the file has ${written}, because others came or went.`,
  notSavedTitle: 'The file could not be made',
  notSaved:
    'Everything was read, but the browser could not make the file. Close other tabs, or choose CSV, and export again.',
} as const;

export const formatWords = {
  xlsx: { name: 'Excel (XLSX)', hint: 'Real dates, fixed header, a second sheet about the export' },
  csv: { name: 'CSV', hint: 'Comma-separated text, for spreadsheets and scripts' },
  json: { name: 'JSON', hint: 'Exact values under documented keys, for programs' },
} as const;

/** What stands in cells. */
export const exportCellWords = {
  notes: 'Notes',
  place: (product: string, site: string, about: string) => `${usersWords.on(product, site)} (${about})`,
  license: 'license',
  noLicense: 'no license',
  on: 'On',
  off: 'Off',
  note: (column: string, what: string) => `${column}: ${what}`,
  unknown: 'unknown',
  hidden: 'hidden',
  erased: 'erased account',
  never: 'never',
  noAccess: 'no access',
  cut: ' … (cut: Excel holds no longer text)',
} as const;

/** What the file says of itself. */
export const aboutWords = {
  sheet: 'About',
  users: 'Users',
  everybody: 'All users',
  these: (count: string, isOne: boolean) => (isOne ? `${count} user` : `${count} users chosen in the list`),
  except: (count: string, isOne: boolean) => `without ${count} ${isOne ? 'user' : 'users'} taken out`,
  asOfRange: (from: string, to: string) => `${from} to ${to}: it changed during the export`,
  neverRead: 'The first sync has not ended: not everybody is there yet',
  facts: {
    organization: 'Organization',
    selection: 'Selection',
    activityIn: 'Last active in',
    dataAsOf: 'Data as of',
    exportedAt: 'Exported at',
    timeZone: 'Time zone',
    users: 'Number of users',
    selected: 'Selected at the beginning',
  },
  /** How its cells are to be read. */
  spreadsheet: [
    [
      'Empty cells',
      'Nothing there, or not told by Atlassian: then the column “Notes” says so, but for job titles and departments. An empty cell never stands for zero.',
    ],
    [
      'Apostrophes',
      'A text that begins like a formula (= + - @, a tab or a line break, also in full width or after blanks) has an apostrophe in front that is not part of it.',
    ],
  ],
} as const;
