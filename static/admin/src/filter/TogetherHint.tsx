// Offers to ask for an app on a site where the filter asks for the site and for the app.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { togetherWords } from '../../../../src/contract/filterUiWords';
import { contextSentence } from '../../../../src/contract/filterWords';
import { withClause } from '../../../../src/domain/filter/edit';
import { together } from '../../../../src/domain/filter/together';
import type { FilterControlProps } from './filterEditing';
import styles from './TogetherHint.module.css';

export function TogetherHint({ editing }: FilterControlProps) {
  const { filter, choices, names } = editing;
  const both = together(filter, choices?.apps ?? []);
  if (both === null) return null;
  const apps = contextSentence(both, names);
  return (
    <p className={styles.hint}>
      <Text size="small" color="color.text.subtle">
        {togetherWords.why(apps)}
      </Text>
      <Button spacing="compact" onClick={() => editing.replace(withClause(filter, null, both.condition))}>
        {togetherWords.ask(apps)}
      </Button>
    </p>
  );
}
