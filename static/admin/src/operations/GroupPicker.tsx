import { Text } from '@atlaskit/primitives/compiled';
import { useState } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { skipReasonWords } from '../../../../src/contract/operationWords';
import { useOperationGroups } from '../api/operationGroups';
import { useFormats } from '../components/viewer';
import { useSettled } from '../filter/useSettled';
import { PickList } from './PickList';

export interface GroupPickerProps {
  /** Whether people are to be put into them or taken out of them. */
  readonly to: 'join' | 'leave';
  /** Group ids. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** There may be thousands of groups: the backend searches, and the chosen ones stay in sight. */
export function GroupPicker({ to, chosen, onChange }: GroupPickerProps) {
  const [text, setText] = useState('');
  const { data } = useOperationGroups({ groupIds: chosen, groupSearch: useSettled(text.trim()) });
  const formats = useFormats();
  const groups = (data?.groups ?? []).map(({ groupId, name, userCount, whyNotJoin, whyNotLeave }) => {
    const reason = to === 'join' ? whyNotJoin : whyNotLeave;
    return {
      value: groupId,
      label: name,
      note: userCount === null ? undefined : filterWords.members(formats.number(userCount), userCount === 1),
      refusal: reason === null ? null : skipReasonWords[reason],
    };
  });
  return (
    <>
      <PickList
        label={operationChoiceWords.groups}
        find={operationChoiceWords.findGroup}
        search={text}
        onSearch={setText}
        choices={groups}
        chosen={chosen}
        onChange={onChange}
      />
      {data?.hasMoreGroups === true && (
        <Text size="small" color="color.text.subtle">
          {operationChoiceWords.moreGroups}
        </Text>
      )}
    </>
  );
}
