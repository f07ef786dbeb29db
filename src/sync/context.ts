// What a burst knows by heart while it reads: the short tables, and how the words of the API map to their numbers.
import { parseAri, productFamily } from '../domain/ari';
import type { Scopes } from '../domain/activity';
import type { Sql } from '../ports';
import { NumberStock } from '../store/counters';
import { listGroupRoles } from '../store/groupRoles';
import { listGroups, type KnownGroup } from '../store/groups';
import {
  listDirectories,
  listResources,
  listScopes,
  type KnownDirectory,
  type KnownResource,
} from '../store/places';

/** A group as the reading of users needs it. */
export interface GroupInMind extends KnownGroup {
  readonly roles: readonly { readonly resourceNo: number; readonly roleId: string }[];
}

/** Returns on what groups give something, as Atlassian counts it: our resources by number, others by their name. */
export function resourcesGiven(groups: readonly GroupInMind[]): Set<number | string> {
  const given = new Set<number | string>();
  for (const group of groups) {
    for (const role of group.roles) given.add(role.resourceNo);
    for (const other of group.otherResources) given.add(other);
  }
  return given;
}

export interface Places {
  readonly directories: ReadonlyMap<number, KnownDirectory>;
  /** Directory numbers, keyed by directory id. */
  readonly directoryNos: ReadonlyMap<string, number>;
  /** In ascending order of their numbers. */
  readonly resources: readonly KnownResource[];
  readonly scopes: Scopes;
  /** Number of the site that a resource is on; null when the resource is none of ours. */
  siteOf(resourceNo: number): number | null;
  /** Returns the resource that an ARI of any endpoint means, or null when it is none of ours. */
  findResource(ari: string, productKey: string | null): KnownResource | null;
}

/** Loads on first use; `forget` and `forgetGroups` after the tables changed. */
export class Context {
  /** For users who are new. */
  readonly userNumbers: NumberStock;
  readonly #sql: Sql;
  #places: Promise<Places> | null = null;
  #groups: Promise<Map<string, GroupInMind>> | null = null;
  #groupsByNo: Promise<Map<number, GroupInMind>> | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
    this.userNumbers = new NumberStock(sql, 'users');
  }

  places(): Promise<Places> {
    this.#places ??= loadPlaces(this.#sql);
    return this.#places;
  }

  /** Groups with their roles, keyed by group id. */
  groups(): Promise<ReadonlyMap<string, GroupInMind>> {
    return this.#loadedGroups();
  }

  /** The same groups, keyed by group number. */
  async groupsByNo(): Promise<ReadonlyMap<number, GroupInMind>> {
    this.#groupsByNo ??= this.groups().then((groups) => byNumber(groups.values()));
    return this.#groupsByNo;
  }

  /** Learns that groups whose directory nobody told are in this one. */
  async placeGroups(directoryNo: number, groupIds: Iterable<string>): Promise<void> {
    const groups = await this.#loadedGroups();
    for (const groupId of groupIds) {
      const group = groups.get(groupId);
      if (group !== undefined) groups.set(groupId, { ...group, directoryNo });
    }
    this.#groupsByNo = null;
  }

  forget(): void {
    this.#places = null;
    this.forgetGroups();
  }

  forgetGroups(): void {
    this.#groups = null;
    this.#groupsByNo = null;
  }

  #loadedGroups(): Promise<Map<string, GroupInMind>> {
    this.#groups ??= loadGroups(this.#sql);
    return this.#groups;
  }
}

function byNumber(groups: Iterable<GroupInMind>): Map<number, GroupInMind> {
  return new Map([...groups].map((group) => [group.groupNo, group]));
}

async function loadPlaces(sql: Sql): Promise<Places> {
  const [directories, resources, scopes] = await Promise.all([
    listDirectories(sql),
    listResources(sql),
    listScopes(sql),
  ]);
  const scopeNos = new Map(scopes.map((scope) => [`${scope.kind} ${scope.no}`, scope.scopeNo]));
  const siteNos = new Map(resources.map((resource) => [resource.resourceNo, resource.siteNo]));
  const coveringScopes = new Map(
    resources.map((resource) => [
      resource.resourceNo,
      [
        scopeNos.get(`resource ${resource.resourceNo}`),
        scopeNos.get(`site ${resource.siteNo}`),
        scopeNos.get(`product ${resource.productNo}`),
      ].filter((no) => no !== undefined),
    ]),
  );
  return {
    directories: new Map(directories.map((directory) => [directory.directoryNo, directory])),
    directoryNos: new Map(directories.map((directory) => [directory.directoryId, directory.directoryNo])),
    resources,
    scopes: {
      organizationScope: scopeNos.get('organization 0') ?? 0,
      scopesOf: (resourceNo) => coveringScopes.get(resourceNo) ?? [],
    },
    siteOf: (resourceNo) => siteNos.get(resourceNo) ?? null,
    findResource: resourceFinder(resources),
  };
}

/**
 * The owner of an ARI differs by endpoint: the exact id wins, then the product of that very name on the same site,
 * then one of its family.
 */
function resourceFinder(resources: readonly KnownResource[]): Places['findResource'] {
  const byId = new Map(resources.map((resource) => [resource.resourceId, resource]));
  const byName = new Map<string, KnownResource>();
  const byFamily = new Map<string, KnownResource>();
  for (const resource of resources.toReversed()) {
    const owner = parseAri(resource.resourceId)?.owner ?? resource.productKey;
    for (const name of [owner, resource.productKey]) {
      byName.set(`${resource.cloudId} ${name}`, resource);
      byFamily.set(`${resource.cloudId} ${productFamily(name)}`, resource);
    }
  }
  return (ari, productKey) => {
    const exact = byId.get(ari);
    if (exact !== undefined) return exact;
    const parsed = parseAri(ari);
    if (parsed === null) return null;
    const names = productKey === null ? [parsed.owner] : [productKey, parsed.owner];
    for (const name of names) {
      const found = byName.get(`${parsed.id} ${name}`) ?? byFamily.get(`${parsed.id} ${productFamily(name)}`);
      if (found !== undefined) return found;
    }
    return null;
  };
}

async function loadGroups(sql: Sql): Promise<Map<string, GroupInMind>> {
  const groups = await listGroups(sql);
  const roles = await listGroupRoles(sql, groups.at(-1)?.groupNo ?? 0);
  const rolesOf = new Map<number, { resourceNo: number; roleId: string }[]>();
  for (const role of roles) {
    const list = rolesOf.get(role.groupNo) ?? [];
    list.push({ resourceNo: role.resourceNo, roleId: role.roleId });
    rolesOf.set(role.groupNo, list);
  }
  return new Map(
    groups.map((group) => [group.groupId, { ...group, roles: rolesOf.get(group.groupNo) ?? [] }]),
  );
}
