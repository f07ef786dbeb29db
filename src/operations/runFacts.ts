// What holds for a whole run: its rules, and on which products seats are to be freed.
import type { AccountId, ResourceId } from '../domain/ids';
import { asResourceId } from '../domain/ids';
import type { PlanAbout } from '../domain/operationPlan';
import { isBillableRole } from '../domain/role';
import type { Ports, Sql } from '../ports';
import type { StoredItem } from '../store/operationItems';
import type { StoredOperation } from '../store/operationRow';
import { findOperation } from '../store/operations';
import { readDocument } from '../store/documents';
import { safetyDocument } from '../store/safetySettings';
import { connectionDocument } from '../store/settings';
import type { Context } from '../sync/context';
import type { RunRules } from './drift';

export interface RunFacts {
  readonly operationId: string;
  /** Who confirmed it. */
  readonly actorId: AccountId;
  readonly rules: RunRules;
  /** Products whose seats are to be freed; null: it is about something else. */
  readonly freed: 'all' | readonly ResourceId[] | null;
  /** True: who holds no seat there is done. */
  readonly onlyFrees: boolean;
  readonly invitation: { readonly sendsMail: boolean; readonly text: string };
}

export async function readRunFacts(
  ports: Pick<Ports, 'sql' | 'keyValue' | 'log'>,
  operation: StoredOperation,
): Promise<RunFacts> {
  const [safety, connection, wish] = await Promise.all([
    readDocument(ports, safetyDocument),
    readDocument(ports, connectionDocument),
    wishOf(ports.sql, operation),
  ]);
  const { operationId, authorId, confirmedBy, about } = operation;
  const operations = wish.kind === 'users' ? wish.operations : [];
  const removal = operations.find((each) => each.kind === 'remove-access');
  // To undo sends no mail: its plan promises none.
  const { sendsMail, text } = wish.kind === 'invite' ? wish.invitation : { sendsMail: false, text: '' };
  return {
    operationId,
    actorId: confirmedBy ?? authorId,
    rules: {
      actorIds: confirmedBy === null ? [authorId] : [authorId, confirmedBy],
      keyOwnerId: connection?.ownerAccountId ?? null,
      protectedUsers: new Set(safety.protectedUsers),
      protectedGroups: new Set(safety.protectedGroups),
      tokenUseDays: safety.tokenUseDays,
    },
    freed: removal === undefined || about.kind === 'undo' ? null : removal.resourceIds,
    onlyFrees: removal !== undefined && operations.length === 1,
    invitation: { sendsMail, text },
  };
}

// A chain of tries is short; a longer one would be a circle.
const MOST_TRIES = 50;

/** Returns what was wanted first: a retry wants what the run before it did. */
export async function wishOf(sql: Sql, operation: StoredOperation): Promise<PlanAbout> {
  let { about } = operation;
  for (let tries = 0; about.kind === 'retry' && tries < MOST_TRIES; tries += 1) {
    const source = await findOperation(sql, about.operationId);
    if (source === null) break;
    about = source.about;
  }
  return about;
}

/** Returns on which products the item is to have no seat in the end. */
export async function freedBy(
  item: StoredItem,
  { freed }: RunFacts,
  context: Context,
): Promise<ReadonlySet<ResourceId>> {
  if (freed === null) return new Set();
  if (freed !== 'all') return new Set(freed);
  const [{ resources }, groups] = await Promise.all([context.places(), context.groups()]);
  const idOf = new Map(resources.map(({ resourceNo, resourceId }) => [resourceNo, asResourceId(resourceId)]));
  const ids = new Set([
    ...item.effects.freed,
    ...item.effects.stillBillable.map(({ resourceId }) => resourceId),
  ]);
  for (const step of item.steps) {
    if (step.do === 'revoke-role') ids.add(step.resourceId);
    const roles = step.do === 'remove-member' ? (groups.get(step.groupId)?.roles ?? []) : [];
    for (const { resourceNo, roleId } of roles) {
      const resourceId = idOf.get(resourceNo);
      if (resourceId !== undefined && isBillableRole(roleId)) ids.add(resourceId);
    }
  }
  return ids;
}
