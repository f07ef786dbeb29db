// What a filter may not say as it is meant, and the step that says it.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import styles from './FilterHint.module.css';

export interface FilterHintProps {
  readonly why: string;
  readonly step: string;
  readonly onTake: () => void;
}

export function FilterHint({ why, step, onTake }: FilterHintProps) {
  return (
    <p className={styles.hint}>
      <Text size="small" color="color.text.subtle">
        {why}
      </Text>
      <Button spacing="compact" onClick={onTake}>
        {step}
      </Button>
    </p>
  );
}
