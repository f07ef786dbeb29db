// Every table in words: choosing rows, columns, keys. Numbers come in already written for the reader's locale.
import type { Density } from '../domain/preferences';

export const tableWords = {
  row: (name: string) => `Select ${name}`,
  expand: (what: string) => `Show all: ${what}`,
  collapse: (what: string) => `Show fewer: ${what}`,
  edge: 'Drag to resize, double-click to fit',
  loading: 'Loading the rows',
  sorted: (column: string, isAscending: boolean) =>
    `Sorted by ${column}, ${isAscending ? 'ascending' : 'descending'}`,
  page: (page: string, pages: string) => `Page ${page} of ${pages}`,
  columnSize: (column: string, width: number) => `${column}: ${width} pixels wide`,
  columnPlace: (column: string, place: number, count: number) => `${column}: column ${place} of ${count}`,
  notKeptTitle: 'Your columns could not be kept',
  notKept: 'The table stays as it is until you leave the page. Change a column to try again.',
} as const;

export const columnsMenuWords = {
  button: 'Columns',
  title: 'Columns and density',
  shown: 'Columns',
  alwaysShown: 'Always shown',
  moveUp: (column: string) => `Move ${column} up`,
  moveDown: (column: string) => `Move ${column} down`,
  reset: 'Reset columns',
  foreign: 'These columns came with the link. Your own stay as they are.',
  adopt: 'Keep as mine',
  leave: 'Show mine',
  density: 'Density',
} as const;

export const densityWords = {
  comfortable: 'Comfortable',
  compact: 'Compact',
} as const satisfies Record<Density, string>;

export const keyWords = {
  button: 'Keyboard shortcuts',
  title: 'Keyboard shortcuts',
  close: 'Close',
  keys: [
    { keys: ['/'], does: 'Search' },
    { keys: ['↓', '↑'], does: 'Next or previous row' },
    { keys: ['Page Down', 'Page Up'], does: 'Ten rows on or back' },
    { keys: ['Home', 'End'], does: 'First or last row' },
    { keys: ['Enter'], does: 'Open the row' },
    { keys: ['→', '←'], does: 'Show all of the row, or less' },
    { keys: ['Space'], does: 'Select the row, or not' },
    { keys: ['Shift + ↓', 'Shift + ↑'], does: 'Select row after row' },
    { keys: ['Shift + →', 'Shift + ←'], does: 'On a column’s header: wider or narrower' },
    { keys: ['Ctrl + Shift + →', 'Ctrl + Shift + ←'], does: 'On a column’s header: move the column' },
    { keys: ['J', 'K'], does: 'In an open user: next or previous user' },
    { keys: ['?'], does: 'Show these shortcuts' },
    { keys: ['Esc'], does: 'Close what is open' },
  ],
} as const;
