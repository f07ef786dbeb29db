// The full sync as a kind of job: one stage after the other, one page a step.
import { daysLeftToWarnOf } from '../domain/key';
import type { JobKind } from '../jobs/job';
import { AskedLook } from './askedLook';
import { confirmMissing } from './confirm';
import { readAsked } from './readAsked';
import { readDirectRoles } from './readDirectRoles';
import { readGroupRoles } from './readGroupRoles';
import { readGroups } from './readGroups';
import { readCounts, readDirectories, readOrganization, readResources } from './readPlaces';
import { readUnplacedUsers, readUsers } from './readUsers';
import { advanceSmall } from './smallSync';
import type { Advance, SyncTools } from './stage';
import { freshState, type RunBegin, type SyncState } from './state';
import { sweep } from './sweep';
import { syncKind, type SyncConnection, type SyncParts } from './syncKind';

export const FULL_SYNC = 'full-sync';

/** How every full sync begins. */
export const WHOLE = { kind: 'full', target: null, work: { stage: 'organization' } } as const satisfies Pick<
  RunBegin,
  'kind' | 'target' | 'work'
>;

/** Makes the job for one burst. */
export function fullSync(parts: SyncParts, connection: SyncConnection): JobKind<SyncState> {
  const look = new AskedLook(parts.sql, parts.clock);
  return syncKind(parts, connection, {
    kind: FULL_SYNC,
    // Who began it stands in the run's row.
    lost: (runId) =>
      freshState({ ...WHOLE, runId, cause: 'manual', startedBy: null, startedAt: parts.clock.now() }),
    begin: async (state) => {
      const days = daysLeftToWarnOf(await connection.keyExpiresAt(), parts.clock.now());
      // A repeated step does not count the days twice.
      const warnings = days === null ? {} : { 'key-expires-soon': days };
      return { ...state, warnings: { ...state.warnings, ...warnings } };
    },
    advance: async (state, tools) => {
      const asked = await look.next(state);
      return asked.length > 0 ? readAsked(state, asked, tools) : advanceStage(state, tools);
    },
    whileWaiting: async (state) => state,
  });
}

function advanceStage(state: SyncState, tools: SyncTools): Promise<Advance> {
  const { work } = state;
  switch (work.stage) {
    case 'organization':
      return readOrganization(state, tools);
    case 'resources':
      return readResources(state, work, tools);
    case 'directories':
      return readDirectories(state, work, tools);
    case 'counts':
      return readCounts(state, work, tools);
    case 'groups':
      return readGroups(state, work, tools);
    case 'group-roles':
      return readGroupRoles(state, work, tools);
    case 'unplaced-users':
      return readUnplacedUsers(state, work, tools);
    case 'users':
      return readUsers(state, work, tools);
    case 'direct-roles':
      return readDirectRoles(state, work, tools);
    case 'confirm':
      return confirmMissing(state, work, tools);
    case 'sweep':
      return sweep(state, work, tools);
    default:
      return advanceSmall(state, work, tools);
  }
}
