import type { AccountId } from '../domain/ids';
import type { PlanRules } from '../domain/planSubject';
import type { Ports } from '../ports';
import { readDocument } from '../store/documents';
import { safetyDocument } from '../store/safetySettings';
import { connectionDocument } from '../store/settings';

/** Returns what holds for everybody whom the account plans for. */
export async function readRules(
  ports: Pick<Ports, 'keyValue' | 'log'>,
  authorId: AccountId,
): Promise<PlanRules> {
  const [safety, connection] = await Promise.all([
    readDocument(ports, safetyDocument),
    readDocument(ports, connectionDocument),
  ]);
  return { safety, authorId, keyOwnerId: connection?.ownerAccountId ?? null };
}
