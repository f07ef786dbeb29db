// POST /admin/v2/orgs/{orgId}/users/invite – 200 when everything was given to everybody, 206 when only a part was.
import { z } from 'zod';
import { asAccountId } from '../domain/ids';
import type { Invited, Invitees } from './answers';
import type { Client } from './client';
import type { Changed } from './transport';

const given = z.array(z.object({ status: z.string().nullish() })).nullish();

const invitations = z.object({
  data: z.array(
    z.object({
      id: z.string().nullish(),
      email: z.string(),
      results: z.array(z.object({ roleAssignmentResult: given, groupAssignmentResult: given })).nullish(),
    }),
  ),
});

// INVITED or ERROR – organization admin API document (2026-08-21).
const GIVEN = 'INVITED';

export async function inviteUsers(
  { transport, orgId }: Client,
  { emails, access, groupIds, sendsMail, text }: Invitees,
): Promise<Changed<readonly Invited[]>> {
  const body = {
    emails,
    permissionRules: access.map(({ resourceId, roleId }) => ({ resource: resourceId, role: roleId })),
    // An empty list may be refused, no list never is: only `emails` is required.
    ...(groupIds.length === 0 ? {} : { additionalGroups: groupIds }),
    sendNotification: sendsMail,
    ...(text === '' ? {} : { notificationText: text }),
  };
  const changed = await transport.change({ operation: 'inviteUsers', path: { orgId }, body }, invitations);
  const wanted = access.length + groupIds.length;
  return { ...changed, answer: changed.answer.data.map((row) => toInvited(row, wanted)) };
}

function toInvited(
  { id, email, results }: z.infer<typeof invitations>['data'][number],
  wanted: number,
): Invited {
  const all = (results ?? []).flatMap((result) => [
    ...(result.roleAssignmentResult ?? []),
    ...(result.groupAssignmentResult ?? []),
  ]);
  return {
    email,
    accountId: id == null ? null : asAccountId(id),
    // What is not told of was not given.
    isWhole: all.length >= wanted && all.every(({ status }) => status === GIVEN),
  };
}
