// What things are called in the typed form: as the page calls them, sites by their whole hosts, which are unique.
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import type { UserChoices } from '../../../../src/contract/views';
import { type FilterNames, type Named, nameTable, NO_NAMES } from '../../../../src/domain/filter/typed/names';
import { siteHost } from '../../../../src/domain/siteHost';
import { namesFrom } from './filterEditing';

/** `found`: groups that were looked up beyond those of the choices. */
export function typedNames(choices: UserChoices | undefined, found: readonly Named[]): FilterNames {
  if (choices === undefined) return NO_NAMES;
  const names = namesFrom(choices);
  const groups = new Map(
    [...choices.groups.map(({ groupId, name }) => ({ id: groupId, name })), ...found].map((group) => [
      group.id,
      group,
    ]),
  );
  return {
    site: nameTable(
      choices.sites.map(({ siteId, hostUrl }) => ({ id: siteId, name: siteHost(hostUrl) ?? siteId })),
    ),
    product: nameTable(
      choices.products.map(({ productKey }) => ({ id: productKey, name: productName(productKey) })),
    ),
    app: nameTable(choices.apps.map(({ resourceId }) => ({ id: resourceId, name: names.app(resourceId) }))),
    group: nameTable([...groups.values()]),
    role: nameTable(choices.roles.map((id) => ({ id, name: roleName(id) }))),
    'platform-role': nameTable(choices.platformRoles.map((id) => ({ id, name: roleName(id) }))),
  };
}
