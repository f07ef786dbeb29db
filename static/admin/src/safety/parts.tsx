// The safety settings, part by part.
import Checkbox from '@atlaskit/checkbox';
import { Text } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';
import { type SafetyNumber, safetyNumberWords, safetyWords } from '../../../../src/contract/safetyWords';
import { SHARE_COUNTS_ABOVE } from '../../../../src/domain/safety';
import { Field } from '../components/Field';
import { useFormats } from '../components/viewer';
import { SettingsPart } from '../components/SettingsPart';
import fieldStyles from '../schedule/fields.module.css';
import { ProtectedGroups } from './ProtectedGroups';
import { ProtectedUsers } from './ProtectedUsers';
import type { SafetyPartProps } from './safetyPart';

export function SafetyParts({ editing }: SafetyPartProps): ReactNode {
  const formats = useFormats();
  return (
    <>
      <SettingsPart title={safetyWords.size} about={[safetyWords.sizeText]}>
        <NumberField editing={editing} name="mostUsers" />
        <NumberField
          editing={editing}
          name="mostShare"
          hint={safetyWords.shareHint(formats.number(SHARE_COUNTS_ABOVE))}
        />
      </SettingsPart>
      <SettingsPart title={safetyWords.confirmation} about={[safetyWords.confirmationText]}>
        <NumberField editing={editing} name="typedAbove" />
      </SettingsPart>
      <SettingsPart title={safetyWords.protected} about={safetyWords.protectedText}>
        <ProtectedUsers editing={editing} />
        <ProtectedGroups editing={editing} />
      </SettingsPart>
      <SettingsPart title={safetyWords.admins} about={[safetyWords.adminsText]}>
        <NumberField editing={editing} name="leastOrgAdmins" />
      </SettingsPart>
      <SettingsPart title={safetyWords.groups} about={[safetyWords.groupsText]}>
        <DefaultGroups editing={editing} />
      </SettingsPart>
      <SettingsPart title={safetyWords.tokens} about={[safetyWords.tokensText]}>
        <NumberField editing={editing} name="tokenUseDays" hint={safetyWords.tokensOff} />
      </SettingsPart>
      <SettingsPart title={safetyWords.data} about={[safetyWords.dataText]}>
        <NumberField editing={editing} name="mostDataAgeHours" />
      </SettingsPart>
      <SettingsPart title={safetyWords.history} about={[safetyWords.historyText]}>
        <NumberField editing={editing} name="keepDays" />
      </SettingsPart>
    </>
  );
}

interface NumberFieldProps extends SafetyPartProps {
  readonly name: SafetyNumber;
  readonly hint?: string;
}

function NumberField({ editing: { draft, isReadOnly, problems, change }, name, hint }: NumberFieldProps) {
  return (
    <Field label={safetyNumberWords[name]} hint={hint} error={problems[name]}>
      {(ids) => (
        <div className={fieldStyles.short}>
          <input
            {...ids}
            inputMode="decimal"
            autoComplete="off"
            readOnly={isReadOnly}
            value={draft.numbers[name]}
            onChange={({ target }) => change({ numbers: { ...draft.numbers, [name]: target.value.trim() } })}
          />
        </div>
      )}
    </Field>
  );
}

function DefaultGroups({ editing: { draft, isReadOnly, change } }: SafetyPartProps) {
  const { keepsDefaultGroups } = draft;
  const label = safetyWords.keepsDefaultGroups;
  // A disabled checkbox is hard to read, and a viewer is here to read.
  if (isReadOnly) return <Text as="p">{safetyWords.switched(label, keepsDefaultGroups)}</Text>;
  return (
    <Checkbox
      label={label}
      isChecked={keepsDefaultGroups}
      onChange={(event) => change({ keepsDefaultGroups: event.target.checked })}
    />
  );
}
