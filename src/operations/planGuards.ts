// Measures a finished plan against the settings of safety and the state of the mirror.
import { findingsOf } from '../domain/planGuards';
import type { GuardFinding } from '../domain/operationPlan';
import { readAges } from '../query/ages';
import { countOrgAdmins, countUsers, findOldestRead } from '../query/planFigures';
import { readDocument } from '../store/documents';
import { findLastFullSync } from '../store/fullSyncs';
import type { StoredOperation } from '../store/operationRow';
import { safetyDocument } from '../store/safetySettings';
import { connectionDocument } from '../store/settings';
import type { PlanParts } from './planner';
import type { PlanState } from './planState';
import { wishOf } from './runFacts';

export interface Measured {
  readonly guards: readonly GuardFinding[];
  /** Begin of the readings behind the plan; null: not known. */
  readonly usersAsOf: number | null;
  readonly rolesAsOf: number | null;
}

export async function measure(
  parts: PlanParts,
  operation: StoredOperation,
  { tally, total, planned }: Pick<PlanState, 'tally' | 'total' | 'planned'>,
): Promise<Measured> {
  const { sql, clock } = parts;
  const [about, safety, connection, ageOf, lastSync, users, orgAdmins, oldestRead] = await Promise.all([
    wishOf(sql, operation),
    readDocument(parts, safetyDocument),
    readDocument(parts, connectionDocument),
    readAges(sql),
    findLastFullSync(sql),
    countUsers(sql),
    countOrgAdmins(sql),
    findOldestRead(sql, operation.operationId),
  ]);
  const syncedAt = ageOf('users');
  // Who was read on their own since then is as young as that reading.
  const usersAsOf = syncedAt === null ? null : Math.max(syncedAt, oldestRead ?? 0);
  const guards = findingsOf({
    about,
    tally,
    // More may have come since they were counted.
    chosen: Math.max(total ?? 0, planned),
    safety,
    users,
    orgAdmins,
    dataAgeMs: usersAsOf === null ? null : clock.now() - usersAsOf,
    isLastSyncComplete: lastSync?.outcome === 'complete',
    isKeyOwnerKnown: (connection?.ownerAccountId ?? null) !== null,
  });
  return { guards, usersAsOf, rolesAsOf: ageOf('direct-roles') };
}
