import { certainSkips, type CertainSkips } from '../domain/certainSkips';
import type { AccountId } from '../domain/ids';
import type { Ports } from '../ports';
import { PlanPlaces } from '../query/planPlaces';
import { readPlanSubjects } from '../query/planSubjects';
import { readRules } from './planRules';
import { getSafety } from './safety';

/** Returns what a plan that the author makes now is certain to leave out of one user; such a plan still decides itself. */
export async function readCertainSkips(
  ports: Pick<Ports, 'sql' | 'keyValue' | 'log'>,
  accountId: AccountId,
  authorId: AccountId,
): Promise<CertainSkips> {
  const [rules, subjects] = await Promise.all([
    // Safety settings that cannot be read keep anybody from planning, but nobody from looking.
    readRules(ports, authorId, getSafety(ports)),
    readPlanSubjects(ports.sql, [accountId], new PlanPlaces(ports.sql)),
  ]);
  return certainSkips(subjects.get(accountId) ?? null, rules);
}
