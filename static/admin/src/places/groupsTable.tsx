// The table of groups. The keys of its columns are the orders that the backend knows.
import { useContext } from 'react';
import {
  groupColumnWords,
  groupsWords,
  managerWords,
  placesWords,
  syncedWords,
} from '../../../../src/contract/placesWords';
import { productName } from '../../../../src/contract/productWords';
import { roleName } from '../../../../src/contract/roleWords';
import { usersWords } from '../../../../src/contract/usersWords';
import { groupSortKeys, membersBehind } from '../../../../src/domain/groupList';
import type { GroupGrant, GroupListItem, GroupNumber, GroupSortKey } from '../../../../src/domain/groupList';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { siteName } from '../filter/siteName';
import tableStyles from '../table/cells.module.css';
import { dataTable } from '../table/DataTable';
import { Expandable } from '../table/Expandable';
import { Missing } from '../table/Missing';
import type { CellProps, Column, TableDefinition } from '../table/tableDefinition';
import styles from './places.module.css';
import { SyncPlace } from './SyncPlace';
import { CountingContext, UsersLink } from './UsersLink';

type GroupCellProps = CellProps<GroupListItem>;

function NameCell({ row, ...expansion }: GroupCellProps) {
  return (
    <Expandable
      {...expansion}
      label={row.name}
      names={[row.name]}
      title={[row.name, row.description].filter(Boolean).join('\n')}
      all={<GroupDetails group={row} />}
    />
  );
}

function GroupDetails({ group }: { readonly group: GroupListItem }) {
  const formats = useFormats();
  return (
    <span className={styles.details}>
      <span className={tableStyles.name}>{group.name}</span>
      <span>{group.description ?? groupsWords.noDescription}</span>
      {group.toldMembers !== null && group.toldMembers !== group.members && (
        <span>{groupsWords.toldMembers(formats.number(group.toldMembers))}</span>
      )}
      <SyncPlace
        target={{ kind: 'group', groupId: group.groupId }}
        label={groupsWords.sync}
        of={group.name}
        what={groupsWords.syncWhat}
      />
    </span>
  );
}

function MembersBehind({ group, number }: { readonly group: GroupListItem; readonly number: GroupNumber }) {
  const { inactiveDays } = useContext(CountingContext);
  return (
    <UsersLink
      users={group[number]}
      filter={membersBehind(number, group.groupId, inactiveDays)}
      context={null}
      what={groupColumnWords[number]}
      of={group.name}
    />
  );
}

function MembersCell({ row }: GroupCellProps) {
  return <MembersBehind group={row} number="members" />;
}

function InactiveCell({ row }: GroupCellProps) {
  return <MembersBehind group={row} number="inactive" />;
}

function NeverCell({ row }: GroupCellProps) {
  return <MembersBehind group={row} number="never" />;
}

function LastActiveCell({ row }: GroupCellProps) {
  if (row.lastActiveAt === null) return <Missing words={groupsWords.noUse} />;
  return <RelativeTime at={row.lastActiveAt} />;
}

function ProductsCell({ row, ...expansion }: GroupCellProps) {
  if (row.grants.length === 0)
    return <Missing words={row.areGrantsKnown ? groupsWords.noApps : groupsWords.appsUnknown} />;
  const places = row.grants.map((grant) => ({ place: placeOf(grant), details: detailsOf(grant), ...grant }));
  return (
    <Expandable
      {...expansion}
      label={groupColumnWords.products}
      names={places.map(({ place }) => place)}
      title={places.map(({ place, details }) => `${place} – ${details}`).join('\n')}
      all={
        <ul className={tableStyles.list}>
          {places.map(({ resourceId, place, details }) => (
            <li key={resourceId}>
              {place}
              <span className={tableStyles.details}>{details}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function placeOf({ productKey, hostUrl, siteId }: GroupGrant): string {
  return usersWords.on(productName(productKey), siteName(hostUrl) ?? siteId);
}

function detailsOf({ roles, givesSeat, isDefault }: GroupGrant): string {
  return [
    ...roles.map(roleName),
    givesSeat ? groupsWords.license : groupsWords.noLicense,
    ...(isDefault ? [groupsWords.defaultHere] : []),
  ].join(', ');
}

function DefaultCell({ row, ...expansion }: GroupCellProps) {
  const places = row.grants.filter(({ isDefault }) => isDefault).map(placeOf);
  if (places.length === 0) return <Missing words={groupsWords.noDefault} />;
  return (
    <Expandable {...expansion} label={groupColumnWords.default} names={places} title={places.join('\n')} />
  );
}

function ManagedByCell({ row }: GroupCellProps) {
  if (row.managedBy === 'unknown') return <Missing words={managerWords.unknown} />;
  return <>{managerWords[row.managedBy]}</>;
}

function SyncedCell({ row }: GroupCellProps) {
  if (row.isSynced === null) return <Missing words={placesWords.unknown} />;
  return <>{syncedWords[row.isSynced ? 'yes' : 'no']}</>;
}

const columns = {
  name: { Cell: NameCell, width: 208 },
  members: { Cell: MembersCell, width: 96, isNumeric: true },
  inactive: { Cell: InactiveCell, width: 104, isNumeric: true },
  never: { Cell: NeverCell, width: 112, isNumeric: true },
  'last-active': { Cell: LastActiveCell, width: 112 },
  products: { Cell: ProductsCell, width: 200 },
  default: { Cell: DefaultCell, width: 144 },
  'managed-by': { Cell: ManagedByCell, width: 128 },
  synced: { Cell: SyncedCell, width: 88 },
} as const satisfies Record<GroupSortKey, Omit<Column<GroupListItem>, 'key' | 'label'>>;

export const groupsTable: TableDefinition<GroupListItem> = {
  caption: groupsWords.table,
  columns: groupSortKeys.map((key) => ({
    ...columns[key],
    key,
    label: groupColumnWords[key],
  })),
  idOf: ({ groupId }) => groupId,
  nameOf: ({ name }) => name,
  isExpandable: true,
};

export const GroupTable = dataTable(groupsTable);
