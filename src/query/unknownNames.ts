// Which things that filters ask for the organization does not have. Roles are left out: they are Atlassian's own, and
// the same in every organization.
import { valueTypeOf } from '../domain/filter/fields';
import { conditionsOf } from '../domain/filter/filter';
import type { NameKind } from '../domain/filter/values';
import type { SavedView, UnknownName } from '../domain/savedFilter';
import type { Sql } from '../ports';
import { listResources } from '../store/places';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';

/** Returns what says of a view which of its things are not known, each once. */
export async function findUnknownNames(
  sql: Sql,
  views: readonly SavedView[],
): Promise<(view: SavedView) => UnknownName[]> {
  const named = views.flatMap(namesIn);
  if (named.length === 0) return () => [];
  const groupIds = named.filter(({ kind }) => kind === 'group').map(({ id }) => id);
  const [resources, groups] = await Promise.all([listResources(sql), knownGroups(sql, groupIds)]);
  const known: Readonly<Partial<Record<NameKind, ReadonlySet<string>>>> = {
    site: new Set(resources.map(({ cloudId }) => cloudId)),
    product: new Set(resources.map(({ productKey }) => productKey)),
    app: new Set(resources.map(({ resourceId }) => resourceId)),
    group: groups,
  };
  return (view) => {
    const unknown = namesIn(view).filter(({ kind, id }) => known[kind]?.has(id) === false);
    return [...new Map(unknown.map((name) => [`${name.kind} ${name.id}`, name])).values()];
  };
}

function namesIn({ filter, context }: SavedView): UnknownName[] {
  return [
    ...conditionsOf(filter).flatMap(({ field, operator, values }) => {
      const typed = valueTypeOf(field, operator)?.typed;
      return typed?.kind === 'name' ? values.map((value) => ({ kind: typed.of, id: String(value) })) : [];
    }),
    ...(context?.sites ?? []).map((id) => ({ kind: 'site', id }) as const),
    ...(context?.products ?? []).map((id) => ({ kind: 'product', id }) as const),
  ];
}

/** Returns which of the groups the organization has. */
export async function knownGroups(sql: Sql, groupIds: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const part of chunks([...new Set(groupIds)], KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ group_id: string }>(
      `SELECT group_id FROM user_groups WHERE gone_at IS NULL AND group_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const { group_id } of rows) known.add(group_id);
  }
  return known;
}
