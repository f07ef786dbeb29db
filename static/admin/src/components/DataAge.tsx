import { Text } from '@atlaskit/primitives/compiled';
import Tooltip from '@atlaskit/tooltip';
import { shellWords } from '../../../../src/contract/shellWords';
import { relativeTime } from '../../../../src/contract/timeWords';
import styles from './DataAge.module.css';
import { useNow } from './now';
import { useFormats } from './viewer';

/** How old the shown data is. Null: nothing was read to its end yet. */
export function DataAge({ asOf }: { readonly asOf: number | null }) {
  const now = useNow();
  const formats = useFormats();
  if (asOf === null) return <Text color="color.text.subtlest">{shellWords.nothingRead}</Text>;
  return (
    <Tooltip content={formats.instant(asOf)}>
      {(trigger) => (
        <button {...trigger} type="button" className={styles.age}>
          {shellWords.asOf(relativeTime(asOf, now))}
        </button>
      )}
    </Tooltip>
  );
}
