import Checkbox from '@atlaskit/checkbox';
import { inviteWords } from '../../../../src/contract/inviteWords';
import { planBounds } from '../../../../src/domain/operationPlan';
import { Field } from '../components/Field';
import styles from './choose.module.css';
import type { InviteDraft } from './inviteDraft';

export interface InviteMailProps {
  readonly draft: InviteDraft;
  readonly onChange: (part: Pick<InviteDraft, 'sendsMail'> | Pick<InviteDraft, 'text'>) => void;
}

export function InviteMail({ draft: { sendsMail, text }, onChange }: InviteMailProps) {
  return (
    <>
      <Checkbox
        label={inviteWords.sendsMail}
        isChecked={sendsMail}
        onChange={({ target }) => onChange({ sendsMail: target.checked })}
      />
      {sendsMail && (
        <Field label={inviteWords.text} hint={inviteWords.textHint}>
          {(ids) => (
            <textarea
              {...ids}
              className={styles.text}
              rows={3}
              maxLength={planBounds.textLength}
              value={text}
              onChange={({ target }) => onChange({ text: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
