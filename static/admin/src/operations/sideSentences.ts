import type { Names } from '../../../../src/contract/filterWords';
import { itemWords, sideStatusWords } from '../../../../src/contract/operationItemWords';
import { roleName } from '../../../../src/contract/roleWords';
import type { ItemSide } from '../../../../src/domain/operationRun';

/** What a user had before, or has after, in words. */
export function sideSentences({ status, groupIds, roles }: ItemSide, names: Names): readonly string[] {
  const held = roles.map(({ resourceId, roleId }) =>
    itemWords.lostRoles(names.app(resourceId), roleName(roleId)),
  );
  return [
    `${itemWords.status}: ${sideStatusWords(status)}`,
    `${itemWords.groups}: ${groupIds.map(names.group).join(', ') || itemWords.noneOf}`,
    `${itemWords.roles}: ${held.join(', ') || itemWords.noneOf}`,
  ];
}
