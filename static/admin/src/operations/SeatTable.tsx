// Licenses app by app; every number leads to its users.
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { itemWords, seatEffectWords } from '../../../../src/contract/operationItemWords';
import { planWords, seatHints } from '../../../../src/contract/operationPlanWords';
import { type SeatEffect, seatEffects } from '../../../../src/domain/operationResults';
import { useFormats } from '../components/viewer';
import { ItemsLink, type ItemsLinkProps } from './ItemsLink';
import { useNames } from './names';
import styles from './plan.module.css';
import type { SeatRow } from './seatRows';

export interface SeatTableProps {
  readonly operationId: string;
  readonly seats: readonly SeatRow[];
  /** What a run was to come to; null: the seats are the plan's own. */
  readonly planned: readonly SeatRow[] | null;
  /** Whose the licenses are, all apps together; null: not known yet. */
  readonly users: Counts | null;
  readonly titleId: string;
}

export function SeatTable({ operationId, seats, planned, users, titleId }: SeatTableProps) {
  const names = useNames([]);
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const atFirst = planned === null ? SHOWN_AT_FIRST : SHOWN_OF_RUN;
  const shown = mostChanged(seats, planned).slice(0, isWhole ? seats.length : atFirst);
  const sums = sumsOf(planned ?? seats);
  const columns = seatEffects.filter((effect) => sums[effect] > 0);
  const line = { operationId, columns };
  return (
    <>
      <table className={styles.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{planWords.app}</th>
            {columns.map((effect) => (
              <th key={effect} scope="col" className={styles.number} title={seatHints[effect]}>
                {seatEffectWords[effect]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const { resourceId } = row;
            const app = { resourceId, name: names.app(resourceId) };
            const wanted = planned?.find((each) => each.resourceId === resourceId) ?? null;
            return <Line key={resourceId} {...line} app={app} counts={row} planned={wanted} />;
          })}
        </tbody>
        {seats.length > 1 && (
          <tfoot>
            <Line
              {...line}
              app={null}
              counts={sumsOf(seats)}
              users={users}
              planned={planned && sumsOf(planned)}
            />
          </tfoot>
        )}
      </table>
      {shown.length < seats.length && (
        <Button spacing="compact" onClick={() => setWhole(true)}>
          {planWords.allApps(formats.number(seats.length))}
        </Button>
      )}
    </>
  );
}

/** Of dozens of apps, those in which most changes. */
const SHOWN_AT_FIRST = 8;
/** Of a run its users are to be seen, too. */
const SHOWN_OF_RUN = 4;

function mostChanged(seats: readonly SeatRow[], planned: readonly SeatRow[] | null): readonly SeatRow[] {
  // As the plan has them, so that no row moves while a run goes on.
  const order = new Map((planned ?? seats).map((row) => [row.resourceId, row]));
  const changed = ({ resourceId }: SeatRow): number =>
    seatEffects.reduce((sum, effect) => sum + (order.get(resourceId)?.[effect] ?? 0), 0);
  return seats.toSorted((a, b) => changed(b) - changed(a));
}

type Counts = Readonly<Record<SeatEffect, number>>;

function sumsOf(seats: readonly SeatRow[]): Counts {
  const sum = (effect: SeatEffect): number => seats.reduce((total, row) => total + row[effect], 0);
  return { freed: sum('freed'), gained: sum('gained'), stillBillable: sum('stillBillable') };
}

interface LineProps {
  readonly operationId: string;
  readonly columns: readonly SeatEffect[];
  /** Null: all together. */
  readonly app: { readonly resourceId: SeatRow['resourceId']; readonly name: string } | null;
  readonly counts: Counts;
  /** Of all together; null: not known yet. On one app nobody has two. */
  readonly users?: Counts | null;
  /** Null: the counts are what was planned. */
  readonly planned: Counts | null;
}

function Line({ operationId, columns, app, counts, users = null, planned }: LineProps) {
  const formats = useFormats();
  return (
    <tr>
      <th scope="row">{app?.name ?? planWords.total}</th>
      {columns.map((effect) => {
        const count = counts[effect];
        const what = seatEffectWords[effect];
        const number = formats.number(count);
        const link = { operationId, view: { seat: effect, app: app?.resourceId ?? null } };
        return (
          <td key={effect} className={styles.number}>
            {app === null || count === 0 ? (
              number
            ) : (
              <ItemsLink {...link} count={count} what={itemWords.ofApp(what, app.name)}>
                {number}
              </ItemsLink>
            )}
            {planned !== null && planned[effect] !== count && (
              <span className={styles.planned}> {planWords.ofPlanned(formats.number(planned[effect]))}</span>
            )}
            {app === null && count > 0 && users !== null && (
              <OfUsers {...link} count={users[effect]} effect={effect} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

interface OfUsersProps extends Pick<ItemsLinkProps, 'operationId' | 'count' | 'view'> {
  readonly effect: SeatEffect;
}

/** The list shows users, and some of them have several of the licenses. */
function OfUsers({ effect, ...link }: OfUsersProps) {
  const formats = useFormats();
  const users = planWords.users(link.count === 1);
  return (
    <span className={styles.ofUsers}>
      <ItemsLink {...link} what={`${users}, ${seatEffectWords[effect]}`}>
        {formats.number(link.count)} {users}
      </ItemsLink>
    </span>
  );
}
