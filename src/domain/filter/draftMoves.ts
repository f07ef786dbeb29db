// Rows and groups of a draft taken to another place of it.
import { freeKey, isGroup, rekeyed } from './draft';
import type { DraftGroup, DraftNode } from './draft';

/** Returns the tree with the node of the key replaced by others: none takes it away. */
export function replaced(
  root: DraftGroup,
  key: number,
  by: (node: DraftNode) => readonly DraftNode[],
): DraftGroup {
  return {
    ...root,
    nodes: root.nodes.flatMap((node) => {
      if (node.key === key) return by(node);
      return isGroup(node) ? [replaced(node, key, by)] : [node];
    }),
  };
}

/** Returns the tree with the group changed; the tree itself is one. */
export function changedGroup(
  root: DraftGroup,
  key: number,
  change: (group: DraftGroup) => DraftGroup,
): DraftGroup {
  if (root.key === key) return change(root);
  return replaced(root, key, (node) => [isGroup(node) ? change(node) : node]);
}

export function duplicated(root: DraftGroup, key: number): DraftGroup {
  return replaced(root, key, (node) => [node, rekeyed(node, freeKey(root))]);
}

export type Direction = 'up' | 'down';

/** One step in the order in which the tree is read: past a row, into a group, out of the group around it. */
export function moved(root: DraftGroup, key: number, direction: Direction): DraftGroup {
  const at = root.nodes.findIndex((node) => node.key === key);
  const node = root.nodes[at];
  if (node === undefined)
    return { ...root, nodes: root.nodes.flatMap((each) => movedWithin(each, key, direction)) };
  const step = direction === 'up' ? -1 : 1;
  const neighbour = root.nodes[at + step];
  if (neighbour === undefined) return root;
  const pair = isGroup(neighbour)
    ? [{ ...neighbour, nodes: direction === 'up' ? [...neighbour.nodes, node] : [node, ...neighbour.nodes] }]
    : direction === 'up'
      ? [node, neighbour]
      : [neighbour, node];
  return { ...root, nodes: root.nodes.toSpliced(Math.min(at, at + step), 2, ...pair) };
}

/** What stands in place of the node after the move: a node that leaves its group stands beside it. */
function movedWithin(parent: DraftNode, key: number, direction: Direction): readonly DraftNode[] {
  if (!isGroup(parent)) return [parent];
  const edge = direction === 'up' ? parent.nodes.at(0) : parent.nodes.at(-1);
  if (edge?.key !== key) return [moved(parent, key, direction)];
  const rest = { ...parent, nodes: parent.nodes.filter((node) => node !== edge) };
  return direction === 'up' ? [edge, rest] : [rest, edge];
}

/** True when a step leads anywhere: the first and the last of the whole tree have none. */
export function canMove(root: DraftGroup, key: number, direction: Direction): boolean {
  const edge = direction === 'up' ? root.nodes.at(0) : root.nodes.at(-1);
  return edge?.key !== key;
}
