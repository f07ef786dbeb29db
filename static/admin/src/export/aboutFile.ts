// What a file says of itself: whose users, which of them, and of when.
import { aboutWords } from '../../../../src/contract/exportWords';
import type { Selection } from '../../../../src/domain/selection';
import type { AboutFile, ExportFormat } from './exportFile';
import type { Reading } from './readUsers';
import { zonedTime } from './zonedTime';

/** What is exported, in words. */
export interface ExportSubject {
  readonly organization: string;
  /** The filter's sentence; null: everybody. */
  readonly filter: string | null;
  readonly activityIn: string;
  readonly timeZone: string;
}

export interface DataAge {
  /** Null: the first sync has not ended. */
  readonly from: number | null;
  /** Null: all rows are of the same state. */
  readonly to: number | null;
}

export function ageOf({ first, last, isMixed }: Reading): DataAge {
  return { from: first?.asOf ?? null, to: isMixed ? (last?.readAt ?? null) : null };
}

export function selectionSentence(selection: Selection, filter: string | null): string {
  if (selection.kind === 'these') {
    const { length } = selection.accountIds;
    return aboutWords.these(String(length), length === 1);
  }
  const who = filter ?? aboutWords.everybody;
  const { except } = selection;
  return except.length === 0
    ? who
    : `${who}, ${aboutWords.except(String(except.length), except.length === 1)}`;
}

export function aboutFile(
  subject: ExportSubject,
  selection: Selection,
  { reading, madeAt }: { readonly reading: Reading; readonly madeAt: number },
): AboutFile {
  const { organization, filter, activityIn, timeZone } = subject;
  const time = zonedTime(timeZone);
  return {
    organization,
    selection: selectionSentence(selection, filter),
    activityIn,
    dataAsOf: ageWords(ageOf(reading), (at) => time.iso(at)),
    exportedAt: time.iso(madeAt),
    timeZone,
    users: reading.rows.length,
    selected: reading.first?.total ?? 0,
  };
}

function ageWords({ from, to }: DataAge, write: (at: number) => string): string {
  if (from === null) return aboutWords.neverRead;
  return to === null ? write(from) : aboutWords.asOfRange(write(from), write(to));
}

// Comma-separated text has no other place for its age.
export function fileName(
  { organization, timeZone }: ExportSubject,
  {
    reading,
    madeAt,
    format,
  }: { readonly reading: Reading; readonly madeAt: number; readonly format: ExportFormat },
): string {
  const time = zonedTime(timeZone);
  const { from, to } = ageOf(reading);
  const minute = (at: number): string => time.iso(at).slice(0, 16).replace(':', '');
  const age = from === null || to === null ? '' : `_as-of-${minute(from)}-to-${minute(to)}`;
  const whose = organization.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `users_${whose}_${time.iso(madeAt).slice(0, 10)}${age}.${format}`;
}
