// A filter while somebody builds it: a tree of rows and groups that may be unfinished. What is finished of it is a
// filter; the tree keeps the shape that it was built in, also where the filter's canonical form has another.
import { readCondition, severalValues, valueTypeOf } from './fields';
import type { FieldId, Operator } from './fields';
import { fields } from './fields';
import { EVERYBODY, filterOf, isCondition } from './filter';
import type { Clause, Filter, LooseClause } from './filter';

/** `none`: not any of; `not-all`: not all of. */
export const groupKinds = ['all', 'any', 'none', 'not-all'] as const;

export type GroupKind = (typeof groupKinds)[number];

export interface DraftRow {
  /** Tells rows and groups apart while they move; unique in the tree. */
  readonly key: number;
  readonly field: FieldId;
  readonly operator: Operator;
  readonly values: readonly (string | number)[];
}

export interface DraftGroup {
  readonly key: number;
  readonly kind: GroupKind;
  readonly nodes: readonly DraftNode[];
}

export type DraftNode = DraftRow | DraftGroup;

export function isGroup(node: DraftNode): node is DraftGroup {
  return 'nodes' in node;
}

/** Returns the tree that means the filter. */
export function draftOf({ all }: Filter): DraftGroup {
  const [only, second] = all;
  const isOneGroup = only !== undefined && second === undefined && !isCondition(only);
  const root = nodeOf(isOneGroup ? only : { all });
  return rekeyed(isGroup(root) ? root : { key: 0, kind: 'all', nodes: [root] }, 0);
}

function nodeOf(clause: Clause | Filter): DraftNode {
  if ('field' in clause) return { key: 0, ...clause };
  if (!('not' in clause)) {
    return 'all' in clause ? groupOf('all', clause.all) : groupOf('any', clause.any);
  }
  const { not } = clause;
  if ('all' in not) return groupOf('not-all', not.all);
  return groupOf('none', 'any' in not ? not.any : [not]);
}

function groupOf(kind: GroupKind, clauses: readonly Clause[]): DraftGroup {
  return { key: 0, kind, nodes: clauses.map(nodeOf) };
}

/** Returns the node with keys of its own, from the number on. */
export function rekeyed<Node extends DraftNode>(node: Node, from: number): Node {
  let next = from;
  const give = <Each extends DraftNode>(each: Each): Each => {
    const key = next;
    next += 1;
    return isGroup(each) ? { ...each, key, nodes: each.nodes.map(give) } : { ...each, key };
  };
  return give(node);
}

/** Returns the least number that is larger than all keys. */
export function freeKey(node: DraftNode): number {
  const inner = isGroup(node) ? node.nodes.map(freeKey) : [];
  return Math.max(node.key + 1, ...inner);
}

/** Returns what is finished of the tree; null when it would be out of bounds. */
export function filterOfDraft(root: DraftGroup): Filter | null {
  const clause = clauseOf(root);
  return clause === null ? EVERYBODY : filterOf([clause]);
}

/**
 * Returns the filter of which each choice of the row would leave a part, the row's own condition in front. A row within
 * groups has no such list: then everybody.
 */
export function filterAround(root: DraftGroup, row: DraftRow): Filter {
  const others = root.nodes.filter(({ key }) => key !== row.key);
  const isMet = root.kind === 'all' && others.length < root.nodes.length;
  // Another condition on the field would be taken for the one that is still missing.
  const isMistaken =
    readCondition(row) === null && others.some((node) => !isGroup(node) && node.field === row.field);
  if (!isMet || isMistaken) return EVERYBODY;
  return filterOfDraft({ ...root, nodes: [row, ...others] }) ?? EVERYBODY;
}

/** Null: nothing of it is finished. */
export function clauseOf(node: DraftNode): LooseClause | null {
  if (!isGroup(node)) return readCondition(node);
  const clauses = node.nodes.map(clauseOf).filter((clause) => clause !== null);
  if (clauses.length === 0) return null;
  switch (node.kind) {
    case 'all':
      return { all: clauses };
    case 'any':
      return { any: clauses };
    case 'none':
      return { not: { any: clauses } };
    case 'not-all':
      return { not: { all: clauses } };
  }
}

/** Returns a row on the field as it begins. */
export function newRow(field: FieldId, key: number): DraftRow {
  return { key, field, operator: fields[field].operators[0] ?? 'any-of', values: [] };
}

/** Returns the values that stay right with another operator. */
export function valuesFor(
  field: FieldId,
  operator: Operator,
  values: readonly (string | number)[],
): readonly (string | number)[] {
  const type = valueTypeOf(field, operator) ?? null;
  if (type === null) return [];
  const right = values.filter((value) => type.read(value) !== null);
  return severalValues.has(operator) ? right : right.slice(0, 1);
}
