// The forms in which one resource is named. Which form an endpoint sends is fixed; which it takes is told below.
import type { Resource, Target, World } from '../world/world';

export function activityAri(resource: Resource): string {
  return `ari:cloud:${resource.product.owners.activity}::site/${resource.site.cloudId}`;
}

export function groupAri(groupId: string): string {
  return `ari:cloud:identity::group/${groupId}`;
}

/** Group ids are taken bare or as ARI. */
export function bareId(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** Filters of searches take every form that some endpoint sends. */
export function findTargets(world: World, aris: readonly string[]): ReadonlySet<Target> {
  const found = new Set<Target>();
  for (const ari of aris) {
    const resource = findByAnyForm(world, ari);
    if (resource !== undefined) found.add(resource);
    else for (const target of otherTargets(world)) if (target.resourceId === ari) found.add(target);
  }
  return found;
}

/** Changes take the form that workspaces sends, and no other. */
export function findExact(world: World, ari: string): Resource | undefined {
  return world.resources.find((resource) => resource.resourceId === ari);
}

function findByAnyForm(world: World, ari: string): Resource | undefined {
  return world.resources.find(({ product, site }) => {
    const owners = [product.key, ...Object.values(product.owners)];
    return owners.some((owner) => ari === `ari:cloud:${owner}::site/${site.cloudId}`);
  });
}

function* otherTargets(world: World): Iterable<Target> {
  for (const group of world.groups.values()) for (const role of group.roles) yield role.target;
}
