import { useState } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { useUserChoices } from '../api/users';
import { namesFrom } from '../filter/filterEditing';
import { PickList } from './PickList';

export interface AppPickerProps {
  /** Resource ids. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses among the apps on all sites. */
export function AppPicker({ chosen, onChange }: AppPickerProps) {
  const [search, setSearch] = useState('');
  const { data } = useUserChoices({ groupIds: [], groupSearch: '' });
  const names = namesFrom(data);
  const wanted = search.trim().toLowerCase();
  const apps = (data?.apps ?? []).map(({ resourceId }) => ({
    value: resourceId,
    label: names.app(resourceId),
  }));
  return (
    <PickList
      label={operationChoiceWords.apps}
      find={operationChoiceWords.findApp}
      search={search}
      onSearch={setSearch}
      choices={apps.filter(
        ({ value, label }) => chosen.includes(value) || label.toLowerCase().includes(wanted),
      )}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
