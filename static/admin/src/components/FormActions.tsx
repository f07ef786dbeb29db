import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import styles from './FormActions.module.css';

export interface FormActionsProps {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly onDiscard: () => void;
  readonly words: { readonly unsaved: string; readonly discard: string; readonly save: string };
}

/** The end of a form of settings: whether something is not saved, and what can be done with it. */
export function FormActions({ isChanged, isSaving, onDiscard, words }: FormActionsProps) {
  return (
    <div className={styles.actions}>
      <output>
        {isChanged && (
          <Text size="small" color="color.text.subtle">
            {words.unsaved}
          </Text>
        )}
      </output>
      <Button appearance="subtle" isDisabled={!isChanged || isSaving} onClick={onDiscard}>
        {words.discard}
      </Button>
      <Button type="submit" appearance="primary" isDisabled={!isChanged} isLoading={isSaving}>
        {words.save}
      </Button>
    </div>
  );
}
