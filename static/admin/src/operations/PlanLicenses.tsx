// What a plan does to licenses, app by app.
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { useId, useState } from 'react';
import { planWords } from '../../../../src/contract/operationPlanWords';
import type { PlanSummary } from '../../../../src/domain/operationPlan';
import { useFormats } from '../components/viewer';
import { useNames } from './names';
import styles from './plan.module.css';

type Seats = PlanSummary['seats'][number];
type Column = Exclude<keyof Seats, 'resourceId'>;

const HINTS = {
  freed: planWords.freedHint,
  gained: planWords.gainedHint,
  stillBillable: planWords.stillBillableHint,
} as const satisfies Record<Column, string>;

export function PlanLicenses({ summary: { seats } }: { readonly summary: PlanSummary }) {
  const titleId = useId();
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <Heading size="small" as="h2" id={titleId}>
        {planWords.licenses}
      </Heading>
      {seats.length === 0 ? (
        <Text as="p" color="color.text.subtle">
          {planWords.noLicenses}
        </Text>
      ) : (
        <SeatTable seats={seats} titleId={titleId} />
      )}
      {seats.some(({ stillBillable }) => stillBillable > 0) && (
        <Text as="p" color="color.text.subtle">
          {planWords.stillWhy}
        </Text>
      )}
    </section>
  );
}

function SeatTable({ seats, titleId }: { readonly seats: readonly Seats[]; readonly titleId: string }) {
  const names = useNames([]);
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const shown = mostChanged(seats).slice(0, isWhole ? seats.length : SHOWN_AT_FIRST);
  const sum = (column: Column): number => seats.reduce((total, row) => total + row[column], 0);
  const columns = (['freed', 'gained', 'stillBillable'] as const).filter((column) => sum(column) > 0);
  return (
    <>
      <table className={styles.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{planWords.app}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.number} title={HINTS[column]}>
                {planWords[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.resourceId}>
              <th scope="row">{names.app(row.resourceId)}</th>
              <Numbers columns={columns} valueOf={(column) => row[column]} />
            </tr>
          ))}
        </tbody>
        {seats.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{planWords.total}</th>
              <Numbers columns={columns} valueOf={sum} />
            </tr>
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

function mostChanged(seats: readonly Seats[]): readonly Seats[] {
  const changed = ({ freed, gained, stillBillable }: Seats): number => freed + gained + stillBillable;
  return seats.toSorted((a, b) => changed(b) - changed(a));
}

interface NumbersProps {
  readonly columns: readonly Column[];
  readonly valueOf: (column: Column) => number;
}

function Numbers({ columns, valueOf }: NumbersProps) {
  const formats = useFormats();
  return columns.map((column) => (
    <td key={column} className={styles.number}>
      {formats.number(valueOf(column))}
    </td>
  ));
}
