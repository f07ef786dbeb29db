// What an invitation comes to, out of what somebody typed and chose.
import { describe, expect, it } from 'vitest';
import { planBounds } from '../../src/domain/operationPlan';
import { partsIn } from '../../static/admin/src/filter/emailsIn';
import { invitationOf, newInvite } from '../../static/admin/src/operations/inviteDraft';
import { inviteRows } from '../../static/admin/src/operations/inviteFile';

const typed = (text: string) => inviteRows(partsIn(text));

describe('an invitation', () => {
  it('takes addresses however they are written, and names what is none', () => {
    expect(typed('Ann Other <ann@new.example>, bob@new.example;bob@NEW.example\nnobody')).toEqual([
      { rowNo: 1, text: 'ann@new.example', problem: null },
      { rowNo: 2, text: 'bob@new.example', problem: null },
      { rowNo: 3, text: 'bob@NEW.example', problem: 'repeated' },
      { rowNo: 4, text: 'nobody', problem: 'not-an-address' },
    ]);
  });

  it('carries rows with problems along, so that the plan says the same of them', () => {
    const invitation = invitationOf(typed('ann@new.example nobody'), newInvite());

    expect(invitation?.emails).toEqual(['ann@new.example', 'nobody']);
  });

  it('is none while nobody can be invited, or too many are', () => {
    const many = Array.from({ length: planBounds.emails + 1 }, (_, no) => `user${no}@new.example`);

    expect(invitationOf(typed(''), newInvite())).toBeNull();
    expect(invitationOf(typed('nobody'), newInvite())).toBeNull();
    expect(invitationOf(inviteRows(many), newInvite())).toBeNull();
    expect(invitationOf(inviteRows(many.slice(1)), newInvite())).not.toBeNull();
  });

  it('has no text where no mail is sent', () => {
    const draft = { ...newInvite(), text: ' Welcome! ' };

    expect(invitationOf(typed('ann@new.example'), draft)?.text).toBe('Welcome!');
    expect(invitationOf(typed('ann@new.example'), { ...draft, sendsMail: false })?.text).toBe('');
  });
});
