// The whole filter at once: as nested groups, and as text. Both show and change the filter that is in use.
import { IconButton } from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import CrossIcon from '@atlaskit/icon/core/cross';
import { useId, useRef } from 'react';
import { builderWords } from '../../../../src/contract/filterUiWords';
import { type DraftGroup, filterOfDraft } from '../../../../src/domain/filter/draft';
import styles from './AdvancedFilter.module.css';
import type { Building } from './building';
import type { FilterEditing } from './filterEditing';
import { GroupEditor } from './GroupEditor';
import { TypedFilter } from './TypedFilter';
import { filterKey, type FilterDrafts } from './useFilterDrafts';

export interface AdvancedFilterProps {
  readonly editing: FilterEditing;
  readonly drafts: FilterDrafts;
  readonly onClose: () => void;
}

export function AdvancedFilter({ editing, drafts, onClose }: AdvancedFilterProps) {
  const titleId = useId();
  // All that is built while the panel is open is one step back.
  const isChanged = useRef(false);
  const change = (root: DraftGroup): void => {
    const next = filterOfDraft(root);
    drafts.build(root, next);
    if (next !== null && filterKey(next) === filterKey(editing.filter)) return;
    editing.replace(next, { replace: isChanged.current });
    isChanged.current = true;
  };
  const building: Building = { root: drafts.root, editing, change };
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Heading size="small" as="h2" id={titleId}>
          {builderWords.title}
        </Heading>
        <IconButton appearance="subtle" icon={CrossIcon} label={builderWords.close} onClick={onClose} />
      </div>
      <span className={styles.hint}>
        {editing.filter.all.length === 0 ? builderWords.everybody : builderWords.hint}
      </span>
      <GroupEditor group={drafts.root} building={building} />
      <TypedFilter editing={editing} drafts={drafts} />
    </section>
  );
}
