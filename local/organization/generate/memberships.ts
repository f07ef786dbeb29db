// Which groups a person is in: access to products first, then a department, then teams.
import { isDefaultGroup } from '../world/group';
import type { Directory, Group, Site, World } from '../world/world';
import { isBranch } from './company';
import type { Part } from './plan';
import type { Random } from './random';

/** The groups of one directory, by what they are for. */
export interface Choice {
  /** With the share of people who use the product. */
  readonly defaults: readonly { group: Group; share: number }[];
  readonly admins: readonly Group[];
  readonly platform: readonly Group[];
  readonly granting: readonly Group[];
  readonly plain: readonly Group[];
}

const PRODUCT_SHARES: Readonly<Record<string, number>> = {
  'jira-software': 0.7,
  confluence: 0.55,
  'jira-service-desk': 0.2,
  'jira-product-discovery': 0.12,
  compass: 0.08,
};

export function choiceIn(world: World, directory: Directory): Choice {
  const own = [...world.groups.values()].filter((group) => group.directory === directory);
  const byTarget = new Map(
    own.filter(isDefaultGroup).flatMap((group) => group.roles.map((role) => [role.target, group])),
  );
  const admins = own.filter((group) => group.name.startsWith('admins-'));
  const others = own.filter(
    (group) => !isDefaultGroup(group) && !group.grantsAdmin && !admins.includes(group),
  );
  return {
    defaults: world.resources.flatMap((resource, index) => {
      const group = byTarget.get(resource);
      const share = (PRODUCT_SHARES[resource.product.key] ?? 0.1) * shareOfSite(world, resource.site);
      return group === undefined ? [] : [{ group, share: index === 0 ? 0.8 : share }];
    }),
    admins,
    platform: own.filter((group) => group.grantsAdmin),
    granting: others.filter((group) => group.roles.length > 0),
    plain: others.filter((group) => group.roles.length === 0),
  };
}

/** Of one directory's sites the first one is everybody's; the others are used by few, and a branch by one place. */
function shareOfSite(world: World, site: Site): number {
  if (site === world.resources[0]?.site || world.directories.length > 1) return 1;
  return isBranch(site) ? 0.007 : 0.15;
}

/** About eight groups a person. */
export function groupsFor(random: Random, part: Part, choice: Choice | undefined): readonly Group[] {
  if (choice === undefined) return [];
  const groups = new Set<Group>();
  for (const { group, share } of choice.defaults) if (random.chance(share)) groups.add(group);
  if (part === 'org-admin') for (const group of choice.platform) groups.add(group);
  if (part === 'site-admin') {
    for (const group of choice.platform) if (group.name === 'site-admins') groups.add(group);
    groups.add(random.pick(choice.admins));
  }
  if (random.chance(0.01)) groups.add(random.pick(choice.admins));
  for (let number = 0; number < 2 && choice.granting.length > 0; number += 1) {
    if (random.chance(0.35)) groups.add(random.pickEarly(choice.granting));
  }
  const teams = choice.plain.length === 0 ? 0 : 2 + random.below(7);
  for (let number = 0; number < teams; number += 1) groups.add(random.pickEarly(choice.plain));
  return [...groups];
}
