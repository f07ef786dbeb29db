// GET …/users/stats, GET …/groups/stats: what Atlassian counts of all directories together. Its document requires none
// of the fields (2026-08-21); here they are, because a missing number is not zero.
import { z } from 'zod';
import type { GroupStats, UserStats } from './answers';
import type { Client } from './client';
import { EVERY_DIRECTORY } from './limits';

const count = z.number().int().nonnegative();

const userStats = z.object({
  accountStatus: z.array(z.object({ status: z.string(), count })),
  roles: z.array(z.object({ roleId: z.string(), count })),
});

const groupStats = z.object({ totals: z.object({ all: count, managed: count, synced: count }) });

export async function getUserStats({ transport, orgId }: Client): Promise<UserStats> {
  const path = { orgId, directoryId: EVERY_DIRECTORY };
  const answer = await transport.request({ operation: 'getUserStats', path }, userStats);
  return {
    accounts: Object.fromEntries(answer.accountStatus.map((entry) => [entry.status, entry.count])),
    roles: Object.fromEntries(answer.roles.map((entry) => [entry.roleId, entry.count])),
  };
}

export async function getGroupStats({ transport, orgId }: Client): Promise<GroupStats> {
  const path = { orgId, directoryId: EVERY_DIRECTORY };
  const { totals } = await transport.request({ operation: 'getGroupStats', path }, groupStats);
  return totals;
}
