// A group of the builder: how its conditions join, its rows and groups, and what can be added.
import Button from '@atlaskit/button/new';
import { useId } from 'react';
import { builderWords, groupKindWords } from '../../../../src/contract/filterUiWords';
import {
  type DraftGroup,
  type DraftNode,
  freeKey,
  groupKinds,
  isGroup,
  newRow,
} from '../../../../src/domain/filter/draft';
import { changedGroup } from '../../../../src/domain/filter/draftMoves';
import type { Building } from './building';
import styles from './GroupEditor.module.css';
import { NodeActions, nodeId } from './NodeActions';
import { RowEditor } from './RowEditor';

export interface GroupEditorProps {
  readonly group: DraftGroup;
  readonly building: Building;
}

export function GroupEditor({ group, building }: GroupEditorProps) {
  const { root, change } = building;
  const isRoot = group.key === root.key;
  const kindId = useId();
  const add = (node: DraftNode): void =>
    change(changedGroup(root, group.key, (before) => ({ ...before, nodes: [...before.nodes, node] })));
  const next = freeKey(root);
  return (
    <fieldset className={isRoot ? styles.group : styles.nested} aria-label={builderWords.group}>
      <div className={styles.head} id={isRoot ? nodeId(root.key) : undefined}>
        <label htmlFor={kindId}>{builderWords.groupKind}</label>
        <select
          className={styles.kind}
          id={kindId}
          value={group.kind}
          onChange={(event) => {
            const kind = groupKinds.find((each) => each === event.target.value);
            if (kind !== undefined) change(changedGroup(root, group.key, (before) => ({ ...before, kind })));
          }}
        >
          {groupKinds.map((kind) => (
            <option key={kind} value={kind}>
              {groupKindWords[kind]}
            </option>
          ))}
        </select>
        {!isRoot && <NodeActions node={group} building={building} what={groupKindWords[group.kind]} />}
      </div>
      {group.nodes.length > 0 && (
        <ul className={styles.nodes}>
          {group.nodes.map((node) => (
            <li key={node.key}>
              {isGroup(node) ? (
                <GroupEditor group={node} building={building} />
              ) : (
                <RowEditor row={node} building={building} />
              )}
            </li>
          ))}
        </ul>
      )}
      {group.nodes.length === 0 && !isRoot && <span className={styles.note}>{builderWords.emptyGroup}</span>}
      <div className={styles.head}>
        <Button spacing="compact" onClick={() => add(newRow('status', next))}>
          {builderWords.addCondition}
        </Button>
        <Button
          spacing="compact"
          onClick={() => add({ key: next, kind: 'any', nodes: [newRow('status', next + 1)] })}
        >
          {builderWords.addGroup}
        </Button>
      </div>
    </fieldset>
  );
}
