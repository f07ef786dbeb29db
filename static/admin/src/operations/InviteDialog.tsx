// Inviting people: their addresses, what they get, and whether a mail goes out. It leads to a plan like any other.
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId, useState } from 'react';
import { inviteWords } from '../../../../src/contract/inviteWords';
import { planBounds } from '../../../../src/domain/operationPlan';
import { useFormats } from '../components/viewer';
import { AccessPicker } from './AccessPicker';
import styles from './choose.module.css';
import { GroupPicker } from './GroupPicker';
import { type Invitees, InviteesField, NOBODY } from './InviteesField';
import { InviteMail } from './InviteMail';
import { InvitePreview } from './InvitePreview';
import { type InviteDraft, invitationOf, newInvite } from './inviteDraft';
import { PlanDialog } from './PlanDialog';

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [invitees, setInvitees] = useState<Invitees>(NOBODY);
  const [draft, setDraft] = useState<InviteDraft>(newInvite);
  const change = (part: Partial<InviteDraft>): void => setDraft({ ...draft, ...part });
  const formats = useFormats();
  const invitation = invitationOf(invitees.rows, draft);
  const givesNothing = draft.resourceIds.length === 0 && draft.groupIds.length === 0;
  return (
    <PlanDialog
      title={inviteWords.title}
      about={invitation && { kind: 'invite', invitation }}
      missing={
        invitees.rows.length > planBounds.emails
          ? inviteWords.tooMany(formats.number(planBounds.emails))
          : inviteWords.missing
      }
      hint={inviteWords.planHint}
      onClose={onClose}
    >
      <InviteesField invitees={invitees} onChange={setInvitees} />
      {invitees.rows.length > 0 && <InvitePreview rows={invitees.rows} most={planBounds.emails} />}
      <Part title={inviteWords.access}>
        <AccessPicker access={draft} onChange={change} />
      </Part>
      <Part title={inviteWords.groups}>
        <GroupPicker to="join" chosen={draft.groupIds} onChange={(groupIds) => change({ groupIds })} />
      </Part>
      {givesNothing && (
        <Text as="p" color="color.text.warning">
          {inviteWords.nothingGiven}
        </Text>
      )}
      <Part title={inviteWords.mail}>
        <InviteMail draft={draft} onChange={change} />
      </Part>
    </PlanDialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={styles.draft} aria-labelledby={titleId}>
      <Heading size="xsmall" as="h3" id={titleId}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
