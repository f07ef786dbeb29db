// The controls of the schedule's form, each bound to its part of the draft.
import Checkbox from '@atlaskit/checkbox';
import Button from '@atlaskit/button/new';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import { useContext, useId, useMemo } from 'react';
import type { ScheduleField } from '../../../../src/contract/syncScheduleWords';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import { isTimeZone } from '../../../../src/domain/schedule';
import { Field } from '../components/Field';
import { useNow } from '../components/now';
import type { SettingsEditing } from '../components/useSettingsForm';
import { ViewerContext } from '../components/viewer';
import type { ScheduleDraft } from './draft';
import styles from './fields.module.css';

export type ScheduleEditing = SettingsEditing<ScheduleDraft, ScheduleField>;

type SwitchName = 'dailyOn' | 'probeOn' | 'directRolesOn';
type NumberName = 'everyMinutes' | 'callsPerNight' | 'keepRunsDays';

interface Bound {
  readonly editing: ScheduleEditing;
  readonly label: string;
}

export function SwitchField({ editing, label, name }: Bound & { readonly name: SwitchName }) {
  if (editing.isReadOnly) {
    // A disabled checkbox is hard to read, and a viewer is here to read.
    return <Text as="p">{syncScheduleWords.switched(label, editing.draft[name])}</Text>;
  }
  return (
    <Checkbox
      label={label}
      isChecked={editing.draft[name]}
      onChange={(event) => editing.change({ [name]: event.target.checked })}
    />
  );
}

export interface NumberFieldProps extends Bound {
  readonly name: NumberName;
  readonly field: ScheduleField;
  readonly hint?: string;
}

export function NumberField({ editing, label, name, field, hint }: NumberFieldProps) {
  return (
    <div className={styles.short}>
      <Field label={label} hint={hint} error={editing.problems[field]}>
        {(ids) => (
          <input
            {...ids}
            inputMode="numeric"
            autoComplete="off"
            readOnly={editing.isReadOnly}
            value={editing.draft[name]}
            onChange={(event) => editing.change({ [name]: event.target.value.trim() })}
          />
        )}
      </Field>
    </div>
  );
}

export function TimeField({ editing }: Pick<Bound, 'editing'>) {
  return (
    <div className={styles.short}>
      <Field label={syncScheduleWords.time} error={editing.problems['daily.time']}>
        {(ids) => (
          <input
            {...ids}
            type="time"
            readOnly={editing.isReadOnly}
            value={editing.draft.time}
            onChange={(event) => editing.change({ time: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** Every zone that the browser knows, searched by typing. */
export function TimeZoneField({ editing }: Pick<Bound, 'editing'>) {
  const { locale, timeZone: own } = useContext(ViewerContext);
  const now = useNow();
  const listId = useId();
  const zones = useMemo(() => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])], []);
  const { timeZone } = editing.draft;
  const timeThere = isTimeZone(timeZone)
    ? new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' }).format(now)
    : null;
  return (
    <div className={styles.zone}>
      <Field
        label={syncScheduleWords.timeZone}
        hint={
          timeThere === null ? syncScheduleWords.timeZoneSearch : syncScheduleWords.timeZoneHint(timeThere)
        }
        error={editing.problems['daily.timeZone']}
      >
        {(ids) => (
          <input
            {...ids}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            readOnly={editing.isReadOnly}
            value={timeZone}
            onChange={(event) => editing.change({ timeZone: event.target.value.trim() })}
          />
        )}
      </Field>
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
      {own !== timeZone && !editing.isReadOnly && (
        <Inline>
          <Button spacing="compact" onClick={() => editing.change({ timeZone: own })}>
            {syncScheduleWords.yourTimeZone(own)}
          </Button>
        </Inline>
      )}
    </div>
  );
}
