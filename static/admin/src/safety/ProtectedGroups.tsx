// The groups whose members are never touched, and a search for more of them.
import { useState } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import { safetyWords } from '../../../../src/contract/safetyWords';
import { safetyBounds } from '../../../../src/domain/safety';
import { useUserChoices } from '../api/users';
import { useFormats } from '../components/viewer';
import { useSettled } from '../filter/useSettled';
import { useNames } from '../operations/names';
import { Named } from './Named';
import type { SafetyPartProps } from './safetyPart';

export function ProtectedGroups({ editing: { draft, isReadOnly, problems, change } }: SafetyPartProps) {
  const [search, setSearch] = useState('');
  const formats = useFormats();
  const { groupIds } = draft;
  const settled = useSettled(search.trim());
  const found = useUserChoices({ groupIds: [], groupSearch: settled });
  const names = useNames(groupIds);
  return (
    <Named
      words={{
        title: safetyWords.userGroups,
        none: safetyWords.noGroups,
        add: safetyWords.addGroup,
        find: safetyWords.findGroup,
      }}
      most={safetyBounds.protectedGroups}
      isReadOnly={isReadOnly}
      problem={problems.protectedGroups}
      chosen={groupIds.map((id) => ({ id, name: names.group(id) }))}
      onRemove={(id) => change({ groupIds: groupIds.filter((groupId) => groupId !== id) })}
      search={search}
      onSearch={setSearch}
      isSearching={found.isFetching || settled !== search.trim()}
      found={(found.data?.groups ?? [])
        .filter(({ groupId }) => settled !== '' && !groupIds.includes(groupId))
        .map(({ groupId, name, userCount }) => ({
          id: groupId,
          name,
          detail: userCount === null ? null : filterWords.members(formats.number(userCount), userCount === 1),
        }))}
      hasMore={found.data?.hasMoreGroups === true}
      onAdd={(id) => change({ groupIds: [...groupIds, id] })}
    />
  );
}
