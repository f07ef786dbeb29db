// The filters on sites, apps, groups and status: what each offers.
import { Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { fieldWords, filterWords } from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { userStatusWords } from '../../../../src/contract/usersWords';
import { findCondition } from '../../../../src/domain/filter/edit';
import { userStatuses } from '../../../../src/domain/filter/fields';
import { filterBounds } from '../../../../src/domain/filter/values';
import { useUserChoices } from '../api/users';
import { useFormats } from '../components/viewer';
import type { FilterEditing } from './filterEditing';
import { SetFilter } from './SetFilter';
import { useSettled } from './useSettled';

export interface FilterControlProps {
  readonly editing: FilterEditing;
}

export function SiteFilter({ editing }: FilterControlProps) {
  const sites = editing.choices?.sites ?? [];
  const choices = sites.map(({ siteId, isSandbox }) => ({
    value: siteId,
    label: editing.names.site(siteId),
    note: isSandbox ? filterWords.sandbox : undefined,
  }));
  return <SetFilter field="site" editing={editing} choices={choices} />;
}

export function ProductFilter({ editing }: FilterControlProps) {
  const products = editing.choices?.products ?? [];
  const choices = products.map(({ productKey }) => ({ value: productKey, label: productName(productKey) }));
  return <SetFilter field="product" editing={editing} choices={choices} />;
}

export function StatusFilter({ editing }: FilterControlProps) {
  const choices = userStatuses.map((status) => ({ value: status, label: userStatusWords[status] }));
  return <SetFilter field="status" editing={editing} choices={choices} />;
}

/** There may be thousands of groups: they are searched for in the backend, and the chosen ones stay in sight. */
export function GroupFilter({ editing }: FilterControlProps) {
  const [text, setText] = useState('');
  const chosen = findCondition(editing.filter, 'group')?.values ?? [];
  const { data } = useUserChoices({ groupIds: chosen, groupSearch: useSettled(text.trim()) });
  const formats = useFormats();
  const choices = (data?.groups ?? []).map(({ groupId, name, userCount }) => ({
    value: groupId,
    label: name,
    note: userCount === null ? undefined : filterWords.members(formats.number(userCount), userCount === 1),
  }));
  const search = (
    <Textfield
      aria-label={filterWords.find(fieldWords.group)}
      placeholder={filterWords.find(fieldWords.group)}
      isCompact
      maxLength={filterBounds.textLength}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
  const hint = data?.hasMoreGroups === true && (
    <Text size="small" color="color.text.subtle">
      {filterWords.moreGroups}
    </Text>
  );
  return <SetFilter field="group" editing={editing} choices={choices} search={search} hint={hint} />;
}
