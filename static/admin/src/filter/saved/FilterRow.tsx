import { IconButton } from '@atlaskit/button/new';
import ClockIcon from '@atlaskit/icon/core/clock';
import CopyIcon from '@atlaskit/icon/core/copy';
import DeleteIcon from '@atlaskit/icon/core/delete';
import DownloadIcon from '@atlaskit/icon/core/download';
import EditIcon from '@atlaskit/icon/core/edit';
import Lozenge from '@atlaskit/lozenge';
import { choiceSentences } from '../../../../../src/contract/filterSentences';
import type { Names } from '../../../../../src/contract/filterWords';
import { filterListWords, savedFilterWords } from '../../../../../src/contract/savedFilterUiWords';
import { visibilityWords } from '../../../../../src/contract/savedFilterWords';
import type { SavedFilter } from '../../../../../src/domain/savedFilter';
import { useFilterCount } from '../../api/filters';
import { useCurrentMe } from '../../components/me';
import { RelativeTime } from '../../components/RelativeTime';
import { useFormats } from '../../components/viewer';
import { RouteLink } from '../../router';
import { downloadFilters } from './downloadFilters';
import styles from './FilterTable.module.css';
import { addressOfSaved } from './savedView';

export type RowAction = 'edit' | 'duplicate' | 'history' | 'delete';

export interface FilterRowProps {
  readonly saved: SavedFilter;
  readonly names: Names;
  readonly onAct: (action: RowAction) => void;
}

export function FilterRow({ saved, names, onAct }: FilterRowProps) {
  const { usedBy, ownerName, changedAt, changedByName } = saved;
  return (
    <tr>
      <th scope="row">
        <What saved={saved} names={names} />
      </th>
      <td>{ownerName ?? filterListWords.unknownOwner}</td>
      <td>
        <UsersNow saved={saved} />
      </td>
      <td>{usedBy.length === 0 ? filterListWords.notUsed : usedBy.map(({ name }) => name).join(', ')}</td>
      <td>
        <RelativeTime at={changedAt} />
        <div className={styles.note}>{changedByName}</div>
      </td>
      <td>
        <Actions saved={saved} onAct={onAct} />
      </td>
    </tr>
  );
}

function What({ saved, names }: Pick<FilterRowProps, 'saved' | 'names'>) {
  const formats = useFormats();
  const address = addressOfSaved(saved);
  const unknown = saved.unknownNames.length;
  return (
    <>
      <div className={styles.name}>
        {address === null ? saved.name : <RouteLink to={address}>{saved.name}</RouteLink>}
        <Lozenge>{visibilityWords[saved.visibility]}</Lozenge>
      </div>
      {saved.description !== '' && <p className={styles.description}>{saved.description}</p>}
      {saved.filter !== null && (
        <p className={styles.sentences}>{choiceSentences(saved, names).join(' · ')}</p>
      )}
      {unknown > 0 && (
        <p className={styles.warning}>
          {filterListWords.unknownNames(formats.number(unknown), unknown === 1)}
        </p>
      )}
      {saved.unreadable !== null && (
        <p className={styles.warning}>
          {filterListWords.unreadable}
          <code className={styles.stored}>{saved.unreadable}</code>
        </p>
      )}
    </>
  );
}

/** A number that opens the list behind it. */
function UsersNow({ saved }: Pick<FilterRowProps, 'saved'>) {
  const formats = useFormats();
  const count = useFilterCount(saved.filter, saved.context);
  const address = addressOfSaved(saved);
  if (address === null || count.isError) return filterListWords.notCounted;
  if (count.data === undefined) return filterListWords.counting;
  const { total, asOf } = count.data;
  return (
    <>
      <RouteLink to={address}>{filterListWords.usersNow(formats.number(total), total === 1)}</RouteLink>
      {asOf.users !== null && (
        <div className={styles.note}>
          {filterListWords.asOf} <RelativeTime at={asOf.users} />
        </div>
      )}
    </>
  );
}

function Actions({ saved, onAct }: Pick<FilterRowProps, 'saved' | 'onAct'>) {
  const { licenseActive } = useCurrentMe();
  const isReadable = saved.unreadable === null;
  const mayChange = saved.mayEdit && licenseActive;
  const reason = !licenseActive
    ? savedFilterWords.licenseInactive
    : saved.mayEdit
      ? null
      : savedFilterWords.notYours;
  const actions = [
    {
      words: filterListWords.edit,
      icon: EditIcon,
      isPossible: mayChange && isReadable,
      act: () => onAct('edit'),
    },
    {
      words: filterListWords.duplicate,
      icon: CopyIcon,
      isPossible: licenseActive && isReadable,
      act: () => onAct('duplicate'),
    },
    { words: filterListWords.history, icon: ClockIcon, isPossible: true, act: () => onAct('history') },
    {
      words: filterListWords.export,
      icon: DownloadIcon,
      isPossible: isReadable,
      act: () => downloadFilters([saved]),
    },
    { words: filterListWords.delete, icon: DeleteIcon, isPossible: mayChange, act: () => onAct('delete') },
  ];
  return (
    <div className={styles.actions} title={reason ?? undefined}>
      {actions.map(({ words, icon, isPossible, act }) => (
        <IconButton
          key={words}
          appearance="subtle"
          spacing="compact"
          icon={icon}
          label={filterListWords.act(words, saved.name)}
          isTooltipDisabled={false}
          isDisabled={!isPossible}
          onClick={act}
        />
      ))}
    </div>
  );
}
