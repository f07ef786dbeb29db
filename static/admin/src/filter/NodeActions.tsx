// What can be done with a row or a group of the builder.
import { IconButton } from '@atlaskit/button/new';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import CopyIcon from '@atlaskit/icon/core/copy';
import DeleteIcon from '@atlaskit/icon/core/delete';
import { builderWords } from '../../../../src/contract/filterUiWords';
import type { DraftNode } from '../../../../src/domain/filter/draft';
import { canMove, duplicated, moved, replaced } from '../../../../src/domain/filter/draftMoves';
import type { Building } from './building';
import styles from './GroupEditor.module.css';

export interface NodeActionsProps {
  readonly node: DraftNode;
  readonly building: Building;
  /** What it is called. */
  readonly what: string;
}

export function NodeActions({ node: { key }, building: { root, change }, what }: NodeActionsProps) {
  const actions = [
    {
      icon: ArrowUpIcon,
      words: builderWords.moveUp,
      focusAfter: key,
      isPossible: canMove(root, key, 'up'),
      act: () => change(moved(root, key, 'up')),
    },
    {
      icon: ArrowDownIcon,
      words: builderWords.moveDown,
      focusAfter: key,
      isPossible: canMove(root, key, 'down'),
      act: () => change(moved(root, key, 'down')),
    },
    {
      icon: CopyIcon,
      words: builderWords.duplicate,
      focusAfter: key,
      isPossible: true,
      act: () => change(duplicated(root, key)),
    },
    {
      icon: DeleteIcon,
      words: builderWords.remove,
      focusAfter: root.key,
      isPossible: true,
      act: () => change(replaced(root, key, () => [])),
    },
  ];
  return (
    <div className={styles.actions} id={nodeId(key)}>
      {actions.map(({ icon, words, focusAfter, isPossible, act }) => (
        <IconButton
          key={words}
          appearance="subtle"
          spacing="compact"
          icon={icon}
          label={builderWords.act(words, what)}
          isDisabled={!isPossible}
          onClick={() => {
            act();
            // A node that changes its group is drawn anew.
            requestAnimationFrame(() => focusNode(focusAfter, words));
          }}
        />
      ))}
    </div>
  );
}

/** Where the focus is found again after a node was changed. */
export function nodeId(key: number): string {
  return `filter-node-${key}`;
}

/** The same action as before, where it still is one; else another of the node. */
function focusNode(key: number, action: string): void {
  const buttons = document.getElementById(nodeId(key))?.querySelectorAll<HTMLElement>('button, select') ?? [];
  const [first, ...others] = [...buttons].filter((button) => !button.matches(':disabled'));
  const same = [first, ...others].find((button) => button?.textContent?.startsWith(action));
  (same ?? first)?.focus();
}
