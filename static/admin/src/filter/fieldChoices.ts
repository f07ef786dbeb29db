// What there is to choose from on a field, by the names that people know.
import {
  accountTypeWords,
  filterWords,
  mfaWords,
  sourceWords,
  type Names,
} from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { userStatusWords } from '../../../../src/contract/usersWords';
import type { UserChoices } from '../../../../src/contract/views';
import { accountTypes, mfaStates, sources, userStatuses } from '../../../../src/domain/filter/fields';
import type { FacetField } from '../../../../src/domain/filter/facet';
import type { Choice } from './ChoiceList';

export interface FieldChoices {
  readonly offered: (choices: UserChoices, names: Names) => readonly Choice[];
  /** What a value is called that is not offered. */
  readonly nameOf: (value: string, names: Names) => string;
  /** True: any other value can be typed. */
  readonly isOpen: boolean;
}

function things(
  offered: FieldChoices['offered'],
  nameOf: FieldChoices['nameOf'] = (value) => value,
): FieldChoices {
  return { offered, nameOf, isOpen: false };
}

function words<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): FieldChoices {
  const offered = values.map((value) => ({ value, label: labels[value] }));
  return things(
    () => offered,
    (value) => offered.find((each) => each.value === value)?.label ?? value,
  );
}

/** Offered by what the facet finds. */
const texts: FieldChoices = { offered: () => [], nameOf: (value) => value, isOpen: true };

const apps = things(
  ({ apps: all }, names) =>
    all.map(({ resourceId }) => ({ value: resourceId, label: names.app(resourceId) })),
  (value, names) => names.app(value),
);

const roleChoices = (ids: readonly string[]): Choice[] =>
  ids.map((value) => ({ value, label: roleName(value) }));

export const fieldChoices: { readonly [Field in FacetField]: FieldChoices } = {
  'email-domain': texts,
  site: things(
    ({ sites }, names) =>
      sites.map(({ siteId, isSandbox }) => ({
        value: siteId,
        label: names.site(siteId),
        mark: isSandbox ? filterWords.sandbox : undefined,
      })),
    (value, names) => names.site(value),
  ),
  product: things(
    ({ products }) =>
      products.map(({ productKey }) => ({ value: productKey, label: productName(productKey) })),
    productName,
  ),
  app: apps,
  seat: apps,
  group: things(
    ({ groups }) => groups.map(({ groupId, name }) => ({ value: groupId, label: name })),
    (value, names) => names.group(value),
  ),
  role: things(({ roles }) => roleChoices(roles), roleName),
  'platform-role': things(({ platformRoles }) => roleChoices(platformRoles), roleName),
  status: words(userStatuses, userStatusWords),
  'account-type': words(accountTypes, accountTypeWords),
  source: words(sources, sourceWords),
  mfa: words(mfaStates, mfaWords),
  department: texts,
  'job-title': texts,
};
