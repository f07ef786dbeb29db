// What the people who are invited get, while somebody chooses it.
import { asGroupId } from '../../../../src/domain/ids';
import type { Invitation } from '../../../../src/domain/operation';
import { planBounds } from '../../../../src/domain/operationPlan';
import type { InviteRow } from './inviteFile';
import { accessOf, type OperationDraft } from './operationDrafts';

export type InviteDraft = Pick<OperationDraft, 'resourceIds' | 'roleIds' | 'groupIds'> &
  Pick<Invitation, 'sendsMail' | 'text'>;

export function newInvite(): InviteDraft {
  return { resourceIds: [], roleIds: {}, groupIds: [], sendsMail: true, text: '' };
}

/** A longer text is no address, and no request carries it. */
const LONGEST_TEXT = 320;

/** Rows with problems go along: the plan says the same of them. Null while nobody can be invited, or too much is asked. */
export function invitationOf(rows: readonly InviteRow[], draft: InviteDraft): Invitation | null {
  const { resourceIds, groupIds, sendsMail, text } = draft;
  const emails = rows.map((row) => row.text).filter(({ length }) => length <= LONGEST_TEXT);
  const isBounded =
    emails.length <= planBounds.emails &&
    resourceIds.length <= planBounds.named &&
    groupIds.length <= planBounds.named &&
    text.length <= planBounds.textLength;
  if (!isBounded || !rows.some(({ problem }) => problem === null)) return null;
  return {
    emails,
    access: accessOf(draft),
    groupIds: groupIds.map(asGroupId),
    sendsMail,
    text: sendsMail ? text.trim() : '',
  };
}
