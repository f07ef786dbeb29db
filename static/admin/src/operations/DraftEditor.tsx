// One action, and what it needs to know: apps, roles or groups.
import Heading from '@atlaskit/heading';
import { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { operationKindWords } from '../../../../src/contract/operationWords';
import { RadioChoice, RadioChoices } from '../components/RadioChoices';
import { AccessPicker } from './AccessPicker';
import { AppPicker } from './AppPicker';
import styles from './choose.module.css';
import { GroupPicker } from './GroupPicker';
import type { OperationDraft } from './operationDrafts';

export interface DraftEditorProps {
  readonly draft: OperationDraft;
  readonly onChange: (draft: OperationDraft) => void;
  /** Null: it is the only one. */
  readonly onRemove: (() => void) | null;
}

export function DraftEditor({ draft, onChange, onRemove }: DraftEditorProps) {
  const titleId = useId();
  const { label, hint } = operationKindWords[draft.kind];
  return (
    <section className={styles.draft} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Stack space="space.050">
          <Heading size="xsmall" as="h3" id={titleId}>
            {label}
          </Heading>
          <Text color="color.text.subtle">{hint}</Text>
        </Stack>
        {onRemove !== null && (
          <IconButton
            icon={CrossIcon}
            appearance="subtle"
            spacing="compact"
            label={operationChoiceWords.take(label)}
            onClick={onRemove}
          />
        )}
      </div>
      <Needs draft={draft} onChange={onChange} />
    </section>
  );
}

function Needs({ draft, onChange }: Pick<DraftEditorProps, 'draft' | 'onChange'>) {
  switch (draft.kind) {
    case 'grant-access':
      return <AccessPicker access={draft} onChange={(access) => onChange({ ...draft, ...access })} />;
    case 'remove-access':
      return <Where draft={draft} onChange={onChange} />;
    case 'add-to-groups':
    case 'remove-from-groups':
      return (
        <GroupPicker
          to={draft.kind === 'add-to-groups' ? 'join' : 'leave'}
          chosen={draft.groupIds}
          onChange={(groupIds) => onChange({ ...draft, groupIds })}
        />
      );
    default:
      return null;
  }
}

function Where({ draft, onChange }: Pick<DraftEditorProps, 'draft' | 'onChange'>) {
  const group = useId();
  const choose = (isEverywhere: boolean) => () => onChange({ ...draft, isEverywhere });
  return (
    <>
      <RadioChoices legend={operationChoiceWords.where}>
        <RadioChoice
          group={group}
          name={operationChoiceWords.chosenApps}
          isChosen={!draft.isEverywhere}
          onChoose={choose(false)}
        />
        <RadioChoice
          group={group}
          name={operationChoiceWords.everywhere}
          isChosen={draft.isEverywhere}
          onChoose={choose(true)}
        />
      </RadioChoices>
      {!draft.isEverywhere && (
        <AppPicker
          chosen={draft.resourceIds}
          onChange={(resourceIds) => onChange({ ...draft, resourceIds })}
        />
      )}
    </>
  );
}
