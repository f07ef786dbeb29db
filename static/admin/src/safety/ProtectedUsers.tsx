// The users who are never touched, and a search for more of them.
import { useState } from 'react';
import { safetyWords } from '../../../../src/contract/safetyWords';
import { usersWords } from '../../../../src/contract/usersWords';
import { safetyBounds } from '../../../../src/domain/safety';
import { useFoundUsers } from '../api/foundUsers';
import { useSettled } from '../filter/useSettled';
import { shownName } from '../table/shownName';
import { Named } from './Named';
import type { SafetyPartProps } from './safetyPart';

export function ProtectedUsers({ editing: { draft, isReadOnly, problems, change } }: SafetyPartProps) {
  const [search, setSearch] = useState('');
  const { people } = draft;
  const settled = useSettled(search.trim());
  const found = useFoundUsers(settled);
  const added = new Set<string>(people.map(({ accountId }) => accountId));
  return (
    <Named
      words={{
        title: safetyWords.users,
        none: safetyWords.noUsers,
        add: safetyWords.addUser,
        find: safetyWords.findUser,
      }}
      most={safetyBounds.protectedUsers}
      isReadOnly={isReadOnly}
      problem={problems.protectedUsers}
      chosen={people.map(({ accountId, name }) => ({ id: accountId, name: name ?? accountId }))}
      onRemove={(id) => change({ people: people.filter(({ accountId }) => accountId !== id) })}
      search={search}
      onSearch={setSearch}
      isSearching={found.isFetching || settled !== search.trim()}
      found={(found.data?.items ?? [])
        .filter(({ accountId }) => !added.has(accountId))
        .map((user) => ({
          id: user.accountId,
          name: shownName(user),
          detail: user.email ?? usersWords.noEmail,
        }))}
      hasMore={(found.data?.total ?? 0) > (found.data?.items.length ?? 0)}
      onAdd={(id) => {
        const user = found.data?.items.find(({ accountId }) => accountId === id);
        if (user) change({ people: [...people, { accountId: user.accountId, name: shownName(user) }] });
      }}
    />
  );
}
