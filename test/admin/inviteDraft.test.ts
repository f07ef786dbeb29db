// What an invitation comes to, out of what somebody typed and chose.
import { describe, expect, it } from 'vitest';
import { planBounds } from '../../src/domain/operationPlan';
import { invitationOf, newInvite } from '../../static/admin/src/operations/inviteDraft';
import { typedRows } from '../../static/admin/src/operations/inviteFile';

describe('an invitation', () => {
  it('takes addresses however they are written, and names what is none', () => {
    const text = `Ann Other <ann@new.example>, bob@new.example;bob@NEW.example\r\n\nno body here\no'hara@new.example`;

    expect(typedRows(text)).toEqual([
      { rowNo: 1, text: 'ann@new.example', problem: null },
      { rowNo: 1, text: 'bob@new.example', problem: null },
      { rowNo: 1, text: 'bob@NEW.example', problem: 'repeated' },
      { rowNo: 3, text: 'no body here', problem: 'not-an-address' },
      { rowNo: 4, text: "o'hara@new.example", problem: null },
    ]);
  });

  it('takes the addresses of a table that somebody copied out of a spreadsheet', () => {
    expect(typedRows('Ann\tann@new.example\r\nBo Li\tb o@new.example')).toEqual([
      { rowNo: 1, text: 'Ann', problem: 'not-an-address' },
      { rowNo: 1, text: 'ann@new.example', problem: null },
      { rowNo: 2, text: 'Bo Li\tb o@new.example', problem: 'not-an-address' },
    ]);
  });

  it('carries rows with problems along, so that the plan says the same of them', () => {
    const invitation = invitationOf(typedRows('ann@new.example, nobody'), newInvite());

    expect(invitation?.emails).toEqual(['ann@new.example', 'nobody']);
  });

  it('is none while nobody can be invited, or too many are', () => {
    const many = Array.from({ length: planBounds.emails + 1 }, (_, no) => `user${no}@new.example`);

    expect(invitationOf(typedRows(''), newInvite())).toBeNull();
    expect(invitationOf(typedRows('nobody'), newInvite())).toBeNull();
    expect(invitationOf(typedRows(many.join('\n')), newInvite())).toBeNull();
    expect(invitationOf(typedRows(many.slice(1).join('\n')), newInvite())).not.toBeNull();
  });

  it('has no text where no mail is sent', () => {
    const draft = { ...newInvite(), text: ' Welcome! ' };

    expect(invitationOf(typedRows('ann@new.example'), draft)?.text).toBe('Welcome!');
    expect(invitationOf(typedRows('ann@new.example'), { ...draft, sendsMail: false })?.text).toBe('');
  });
});
