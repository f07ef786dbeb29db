// Reads what the simulated organization knows about itself: GET /_control/truth, one JSON object a line, the sizes
// first. Its shape is written down in local/organization/README.md.
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { DirectoryFact, GroupFact, OrganizationFacts, ResourceFact, UserFact } from './facts';
import type { OrganizationSize } from './minimalCalls';

export interface Truth {
  readonly facts: OrganizationFacts;
  readonly size: OrganizationSize;
}

const counts = z.record(z.string(), z.number());
const text = z.string().nullable();
const flag = z.boolean().nullable();
const number = z.number().nullable();

const summaryLine = z.object({
  orgId: z.string(),
  name: z.string(),
  D: z.number(),
  W: z.number(),
  directoryUsers: counts,
  G: z.number(),
  Gr: z.number(),
  K: z.number(),
  resourceUsers: counts,
  N: z.number(),
});

const directoryLine = z.object({ directoryId: z.string(), name: text });

const resourceLine = z.object({
  resourceId: z.string(),
  productKey: z.string(),
  name: text,
  owner: text,
  status: z.string(),
  cloudId: z.string(),
  hostUrl: text,
  isSandbox: z.boolean(),
  planKey: text,
  planName: text,
  capacity: number,
  createdAt: number,
});

const groupLine = z.object({
  groupId: z.string(),
  directoryId: text,
  name: z.string(),
  description: text,
  managedBy: z.string(),
  externalSynced: flag,
  readable: flag,
  modifiable: flag,
  deletable: flag,
  userCount: number,
  resourceCount: number,
  roles: z.array(z.object({ resourceId: z.string(), roleId: z.string(), isDefault: z.boolean() })),
});

const userLine = z.object({
  accountId: z.string(),
  status: z.string(),
  accountStatus: z.string(),
  membershipStatus: z.string(),
  claimStatus: z.string(),
  managementSource: text,
  name: text,
  nickname: text,
  email: text,
  emailVerified: flag,
  avatarUrl: text,
  jobTitle: text,
  department: text,
  organization: text,
  location: text,
  timeZone: text,
  mfaEnabled: flag,
  addedAt: number,
  platformRoles: z.array(z.string()),
  directoryIds: z.array(z.string()),
  groupIds: z.array(z.string()),
  directRoles: z.array(z.object({ resourceId: z.string(), roleId: z.string(), visible: z.boolean() })),
  activity: counts,
});

type Summary = z.infer<typeof summaryLine>;

const lineKinds = ['summary', 'directory', 'resource', 'group', 'user'] as const;
const kindLine = z.object({ kind: z.enum(lineKinds) });

export async function readTruth(organizationUrl: string): Promise<Truth> {
  const answer = await fetch(new URL('/_control/truth', organizationUrl));
  if (!answer.ok || answer.body === null) {
    throw new Error(`The organization did not tell its truth: HTTP ${answer.status}`);
  }
  return parseTruth(createInterface({ input: Readable.from(answer.body) }));
}

/** @throws when a line has another shape, or when the sizes are missing. */
async function parseTruth(lines: AsyncIterable<string>): Promise<Truth> {
  const directories: DirectoryFact[] = [];
  const resources: ResourceFact[] = [];
  const groups: GroupFact[] = [];
  const users: UserFact[] = [];
  const summaries: Summary[] = [];
  const read: Readonly<Record<(typeof lineKinds)[number], (line: unknown) => void>> = {
    summary: (line) => summaries.push(summaryLine.parse(line)),
    directory: (line) => directories.push(directoryLine.parse(line)),
    resource: (line) => resources.push(resourceLine.parse(line)),
    group: (line) => groups.push(groupLine.parse(line)),
    user: (line) => users.push(userLine.parse(line)),
  };
  for await (const json of lines) {
    const line: unknown = JSON.parse(json);
    read[kindLine.parse(line).kind](line);
  }
  const [summary] = summaries;
  if (summary === undefined) throw new Error('The truth holds no summary line');
  const { orgId, name } = summary;
  return { facts: { orgId, name, directories, resources, groups, users }, size: sizeOf(summary) };
}

function sizeOf(summary: Summary): OrganizationSize {
  return {
    directories: summary.D,
    workspaces: summary.W,
    directoryUsers: Object.values(summary.directoryUsers),
    groups: summary.G,
    groupsWithResources: summary.Gr,
    mismatches: summary.K,
    resourceUsers: Object.values(summary.resourceUsers),
    unplacedUsers: summary.N,
  };
}
