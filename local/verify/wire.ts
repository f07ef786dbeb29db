// Rows of the organization admin API as the crawl understands them – organization admin API document (2026-08-21).
// Words that the document does not list become `unknown`; what is absent becomes null.
import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const instant = z
  .string()
  .nullish()
  .transform((value) => {
    const at = Date.parse(value ?? '');
    return Number.isNaN(at) ? null : at;
  });

function oneOf(words: readonly string[]) {
  return z
    .string()
    .nullish()
    .transform((value) => words.find((word) => word === value) ?? 'unknown');
}

/** Groups carry a bare uuid, users an ARI that ends in it; resources end in their site. */
export function lastSegment(ari: string): string {
  return ari.slice(ari.lastIndexOf('/') + 1);
}

export const directoryWire = z.object({ directoryId: z.string(), name: text });

export const workspaceWire = z.object({
  id: z.string(),
  attributes: z.object({
    name: text,
    typeKey: z.string(),
    owner: text,
    status: oneOf(['online', 'offline', 'deprecated']),
    sandbox: z.object({ type: text }).nullish(),
    capacity: number,
    createdAt: instant,
    hostUrl: text,
  }),
  relationships: z
    .object({
      entitlement: z
        .array(z.object({ attributes: z.object({ planKey: text, plan: text }).nullish() }))
        .nullish(),
    })
    .nullish(),
});

export const groupWire = z.object({
  id: z.string(),
  name: z.string(),
  description: text,
  directoryId: text,
  managedBy: oneOf(['external', 'admins', 'team-members', 'open']),
  externalSynced: flag,
  managementAccess: z.object({ readable: flag, modifiable: flag, deletable: flag }).nullish(),
  counts: z.object({ users: number, resources: number }).nullish(),
});

export const groupRoleWire = z.object({
  resourceId: z.string(),
  resourceOwner: text,
  roles: z.array(z.string()).nullish(),
  defaultRole: text,
});

export const userWire = z.object({
  accountId: z.string(),
  status: oneOf(['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion']),
  accountStatus: oneOf(['active', 'inactive', 'closed']),
  membershipStatus: oneOf(['active', 'suspended', 'no_membership']),
  claimStatus: oneOf(['managed', 'unmanaged']),
  managementSource: text,
  name: text,
  nickname: text,
  email: text,
  emailVerified: flag,
  avatar: text,
  picture: text,
  jobTitle: text,
  department: text,
  organization: text,
  location: text,
  timeZone: text,
  mfaEnabled: flag,
  addedToOrg: instant,
  platformRoles: z.array(z.string()).nullish(),
  counts: z.object({ resources: number }).nullish(),
  groups: z.array(z.object({ id: z.string() })).nullish(),
  productAccess: z.array(z.object({ id: z.string(), key: text, lastActiveTimestamp: instant })).nullish(),
});

export const userRoleWire = z.object({
  resourceId: z.string(),
  resourceOwner: text,
  roleAssignments: z
    .array(z.object({ role: z.string(), roleAssignmentMethods: z.array(z.string()).nullish() }))
    .nullish(),
});

export type UserWire = z.infer<typeof userWire>;
