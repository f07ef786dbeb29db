// What part of the organization a request wants read anew.
import { z } from 'zod';
import { asAccountId, asGroupId, asResourceId } from '../domain/ids';
import { MOST_TARGET_USERS } from '../domain/syncTarget';

// At most 128 characters – organization admin API, accountId (2026-08-21).
export const accountId = z
  .string()
  .regex(/^[\w|:-]{1,128}$/)
  .transform(asAccountId);

// Ids are compared with what is stored; the lengths are those of the columns.
const id = z.string().regex(/^[\w:/.-]{1,255}$/);
const shortId = id.max(64);

export const syncTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('users'), accountIds: z.array(accountId).min(1).max(MOST_TARGET_USERS) }),
  z.strictObject({ kind: z.literal('group'), groupId: shortId.transform(asGroupId) }),
  z.strictObject({ kind: z.literal('site'), cloudId: id.max(128) }),
  z.strictObject({ kind: z.literal('product'), productKey: shortId }),
  z.strictObject({ kind: z.literal('resource'), resourceId: id.transform(asResourceId) }),
]);
