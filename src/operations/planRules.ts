import type { AccountId } from '../domain/ids';
import type { PlanRules } from '../domain/planSubject';
import type { SafetySettings } from '../domain/safety';
import type { Ports } from '../ports';
import { readDocument } from '../store/documents';
import { safetyDocument } from '../store/safetySettings';
import { connectionDocument } from '../store/settings';

/** Returns what holds for everybody whom the account plans for. */
export async function readRules(
  ports: Pick<Ports, 'keyValue' | 'log'>,
  authorId: AccountId,
  settings: Promise<SafetySettings> = readDocument(ports, safetyDocument),
): Promise<PlanRules> {
  const [safety, connection] = await Promise.all([settings, readDocument(ports, connectionDocument)]);
  return { safety, authorId, keyOwnerId: connection?.ownerAccountId ?? null };
}
