// The table of sites and their products.
import Lozenge from '@atlaskit/lozenge';
import { useContext } from 'react';
import {
  placesWords,
  productColumnWords,
  productsWords,
  resourceStatusWords,
} from '../../../../src/contract/placesWords';
import { productName } from '../../../../src/contract/productWords';
import { usersWords } from '../../../../src/contract/usersWords';
import { usersOfProduct, usersOfSite, type PlaceNumber } from '../../../../src/domain/productList';
import { productSortKeys, type ProductSortKey } from '../../../../src/domain/productView';
import { useFormats } from '../components/viewer';
import { siteName } from '../filter/siteName';
import { dataTable } from '../table/DataTable';
import { Expandable } from '../table/Expandable';
import { Missing } from '../table/Missing';
import type { CellProps, Column, TableDefinition } from '../table/tableDefinition';
import { capacityOf, numberOf, planOf, usersIn, usersOf, utilizationOf, type PlaceRow } from './placeRows';
import styles from './places.module.css';
import { SyncPlace } from './SyncPlace';
import { CountingContext, UsersLink } from './UsersLink';

type PlaceCellProps = CellProps<PlaceRow>;

function siteOf({ site }: PlaceRow): string {
  return siteName(site.hostUrl) ?? site.siteId;
}

/** As it is called beside others. */
function nameOf(row: PlaceRow): string {
  return row.kind === 'site' ? siteOf(row) : usersWords.on(productName(row.product.productKey), siteOf(row));
}

function NameCell({ row, ...expansion }: PlaceCellProps) {
  const name = row.kind === 'site' ? siteOf(row) : productName(row.product.productKey);
  const isSandbox = row.kind === 'site' ? row.site.isSandbox : row.product.isSandbox;
  return (
    <span className={row.kind === 'site' ? styles.site : styles.app}>
      <span className={styles.marked}>
        <Expandable
          {...expansion}
          label={nameOf(row)}
          names={[name]}
          title={nameOf(row)}
          all={<PlaceDetails row={row} name={name} />}
        />
        {isSandbox && (
          <span className={styles.mark}>
            <Lozenge>{productsWords.sandbox}</Lozenge>
          </span>
        )}
      </span>
    </span>
  );
}

function PlaceDetails({ row, name }: { readonly row: PlaceRow; readonly name: string }) {
  return (
    <span className={styles.details}>
      <span className={styles.name}>{name}</span>
      <span>{row.kind === 'site' ? row.site.hostUrl : resourceStatusWords[row.product.status]}</span>
      <SyncPlace
        target={
          row.kind === 'site'
            ? { kind: 'site', cloudId: row.site.siteId }
            : { kind: 'resource', resourceId: row.product.resourceId }
        }
        label={row.kind === 'site' ? productsWords.syncSite : productsWords.syncApp}
        of={nameOf(row)}
        what={productsWords.syncWhat}
      />
    </span>
  );
}

interface UsersBehindProps {
  readonly row: PlaceRow;
  readonly number: PlaceNumber;
  /** In place of the bare number. */
  readonly text?: string;
}

function UsersBehind({ row, number, text }: UsersBehindProps) {
  const formats = useFormats();
  const { inactiveDays } = useContext(CountingContext);
  const users = usersIn(usersOf(row), number);
  const opened =
    row.kind === 'site'
      ? usersOfSite(number, row.site, inactiveDays)
      : usersOfProduct(number, row.product, inactiveDays);
  if (opened === null) return <span title={productsWords.tooMany}>{text ?? formats.number(users)}</span>;
  return (
    <UsersLink
      users={users}
      {...opened}
      what={productColumnWords[number]}
      of={nameOf(row)}
      {...(text === undefined ? {} : { text })}
    />
  );
}

/** Somebody with two licenses on a site counts twice there, and is one user. */
function LicensesCell({ row }: PlaceCellProps) {
  const formats = useFormats();
  const { asOf } = useContext(CountingContext);
  if (row.kind === 'product') return <UsersBehind row={row} number="licenses" />;
  const users = usersIn(row.site, 'licenses');
  const licenses = numberOf(row, 'licenses');
  return (
    <span className={styles.marked}>
      {(licenses > 0 || asOf !== null) && <span>{formats.number(licenses)}</span>}
      <UsersBehind
        row={row}
        number="licenses"
        text={productsWords.users(formats.number(users), users === 1)}
      />
    </span>
  );
}

function numberCell(number: PlaceNumber) {
  return ({ row }: PlaceCellProps) => <UsersBehind row={row} number={number} />;
}

function PlanCell({ row }: PlaceCellProps) {
  if (row.kind === 'site') return null;
  return planOf(row) ?? <Missing words={placesWords.unknown} />;
}

function CapacityCell({ row }: PlaceCellProps) {
  const formats = useFormats();
  const capacity = capacityOf(row);
  if (capacity === null) return <Missing words={placesWords.unknown} why={productsWords.capacityUnknown} />;
  return formats.number(capacity);
}

function UtilizationCell({ row }: PlaceCellProps) {
  const formats = useFormats();
  const share = utilizationOf(row);
  if (share === null) return <Missing words={placesWords.unknown} why={productsWords.capacityUnknown} />;
  return <span className={share > 1 ? styles.over : undefined}>{formats.percent(share)}</span>;
}

const columns = {
  name: { Cell: NameCell, width: 216 },
  licenses: { Cell: LicensesCell, width: 156, isNumeric: true },
  active: { Cell: numberCell('active'), width: 80, isNumeric: true },
  inactive: { Cell: numberCell('inactive'), width: 96, isNumeric: true },
  never: { Cell: numberCell('never'), width: 112, isNumeric: true },
  unknown: { Cell: numberCell('unknown'), width: 92, isNumeric: true },
  users: { Cell: numberCell('users'), width: 84, isNumeric: true },
  unlicensed: { Cell: numberCell('unlicensed'), width: 100, isNumeric: true },
  plan: { Cell: PlanCell, width: 92 },
  capacity: { Cell: CapacityCell, width: 88, isNumeric: true },
  utilization: { Cell: UtilizationCell, width: 76, isNumeric: true },
} as const satisfies Record<ProductSortKey, Omit<Column<PlaceRow>, 'key' | 'label'>>;

export const productsTable: TableDefinition<PlaceRow> = {
  caption: productsWords.table,
  columns: productSortKeys.map((key) => ({ ...columns[key], key, label: productColumnWords[key] })),
  idOf: (row) => (row.kind === 'site' ? `site ${row.site.siteId}` : row.product.resourceId),
  nameOf,
  isExpandable: true,
};

export const ProductTable = dataTable(productsTable);
