import { InvalidInput } from '../domain/errors';
import { contextOf } from '../domain/filter/context';
import { EVERYBODY } from '../domain/filter/filter';
import type { ExportPage } from '../domain/userExport';
import { recordFact } from '../operations/audit';
import { countSelection } from '../query/selection';
import type { SelectionRequest } from '../query/selection';
import { listExportRows } from '../query/userExport';
import { listFreshness } from '../store/freshness';
import { findMirrorVersion } from '../store/mirrorVersion';
import type { Call } from './call';

/** What all pages of an export must agree on, and where the next one begins. */
interface Cursor {
  readonly after: number;
  readonly total: number;
  /** Epoch milliseconds: days are counted back from the same instant on all pages. */
  readonly now: number;
}

export async function exportUsers({
  deps: { ports },
  request,
  accountId,
}: Call<'users.export'>): Promise<ExportPage> {
  const { sql, clock } = ports;
  const readAt = clock.now();
  const { selection, timeZone } = request;
  const cursor = request.after === null ? null : readCursor(request.after);
  const asked: SelectionRequest = { selection, timeZone, now: cursor?.now ?? readAt };
  const context = request.context ?? contextOf(selection.kind === 'matching' ? selection.filter : EVERYBODY);
  // Before the rows: a change that begins while they are read must not look like the state they were read in.
  const version = await findMirrorVersion(sql, readAt);
  const [{ rows, names, next }, total, freshness] = await Promise.all([
    listExportRows(sql, { ...asked, context }, cursor?.after ?? 0),
    cursor?.total ?? countSelection(sql, asked),
    listFreshness(sql),
  ]);
  // Nobody takes the list of all users away unnoticed.
  if (cursor === null && request.purpose === 'file') {
    const detail = { users: total, selection: selection.kind };
    await recordFact(ports, { action: 'users.exported', actorId: accountId, accountId: null, detail });
  }
  return {
    rows,
    names,
    next: next === null ? null : writeCursor({ after: next, total, now: asked.now }),
    total,
    readAt,
    asOf: freshness.find(({ collection }) => collection === 'users')?.asOf ?? null,
    version,
  };
}

function writeCursor({ after, total, now }: Cursor): string {
  return [after, total, now].join('.');
}

function readCursor(text: string): Cursor {
  const [after, total, now] = text.split('.').map(Number);
  if (after === undefined || total === undefined || now === undefined)
    throw new InvalidInput('after', 'malformed');
  return { after, total, now };
}
