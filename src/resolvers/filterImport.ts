// Saved filters from a file: each is read strictly, and those that can be read are kept whatever the others are.
import { readImport } from '../contract/savedFilterRequest';
import { hasRole } from '../domain/appRole';
import {
  keeperRole,
  type FilterImport,
  type FilterInFile,
  type ImportProblem,
  type RefusedImport,
} from '../domain/savedFilter';
import { insertAudit } from '../store/audit';
import { fitsIntoRow, insertFilters, listFilters } from '../store/savedFilters';
import type { Call } from './call';
import { by, present, roomFor } from './filters';

export async function importFilters(call: Call<'filters.import'>): Promise<FilterImport> {
  const { ports } = call.deps;
  const problems: RefusedImport[] = [];
  const taken: FilterInFile[] = [];
  const room = { private: await roomFor(call, 'private'), shared: await roomFor(call, 'shared') };
  for (const [i, raw] of call.request.filters.entries()) {
    const { filter, refused } = readImport(raw, i);
    const problem = filter === null ? null : problemOf(call, filter, room);
    if (refused !== null) problems.push(refused);
    else if (problem !== null) problems.push({ at: `[${i}]`, name: filter.name, problem });
    else {
      room[filter.visibility] -= 1;
      taken.push(filter);
    }
  }
  const contents = taken.map(({ filter, context, sort, name, description, visibility }) => {
    const view = { filter, context, sort };
    return { filterId: ports.ids.newId(), name, description, visibility, view };
  });
  await insertFilters(ports.sql, contents, by(call));
  await insertAudit(ports, {
    action: 'filters.import',
    actorId: call.accountId,
    subject: 'saved-filters',
    detail: { created: contents.length, refused: problems.length },
  });
  const isNew = new Set(contents.map(({ filterId }) => filterId));
  const stored = await listFilters(ports.sql, call.accountId);
  return {
    created: await present(
      call,
      stored.filter(({ filterId }) => isNew.has(filterId)),
    ),
    problems,
  };
}

function problemOf(
  { caller }: Pick<Call<'filters.import'>, 'caller'>,
  { visibility, filter, context, sort }: FilterInFile,
  room: Readonly<Record<FilterInFile['visibility'], number>>,
): ImportProblem | null {
  if (!hasRole(caller, keeperRole[visibility])) return 'not-allowed';
  if (!fitsIntoRow({ filter, context, sort })) return 'too-large';
  return room[visibility] <= 0 ? 'too-many' : null;
}
