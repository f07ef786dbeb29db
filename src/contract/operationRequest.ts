// What is to be planned, and the settings of safety, as a request carries them.
import { z } from 'zod';
import { asGroupId, asResourceId } from '../domain/ids';
import { planBounds } from '../domain/operationPlan';
import { safetyBounds } from '../domain/safety';
import { selectionRequest } from './selectionRequest';
import { accountId } from './syncRequest';

// Ids are compared with what is stored; the lengths are those of the columns.
export const resourceId = z
  .string()
  .regex(/^[\w:/.-]{1,255}$/)
  .transform(asResourceId);
const groupId = z
  .string()
  .regex(/^[\w:/.-]{1,64}$/)
  .transform(asGroupId);
const roleId = z.string().regex(/^[\w/.-]{1,64}$/);

// What is named twice is wanted once: as two steps it would be sent twice.
const access = z
  .array(z.strictObject({ resourceId, roleId }))
  .max(planBounds.named)
  .readonly()
  .transform((roles) => [...new Map(roles.map((role) => [JSON.stringify(role), role])).values()]);
const groupIds = z.array(groupId).max(planBounds.named).readonly().transform(distinct);
const resourceIds = z.array(resourceId).min(1).max(planBounds.named).readonly().transform(distinct);

function distinct<Id>(ids: readonly Id[]): Id[] {
  return [...new Set(ids)];
}

const holdsSome = (list: readonly unknown[]): boolean => list.length > 0;

const userOperation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grant-access'), access: access.refine(holdsSome) }),
  z.strictObject({
    kind: z.literal('remove-access'),
    resourceIds: z.union([z.literal('all'), resourceIds]),
  }),
  z.strictObject({
    kind: z.enum(['add-to-groups', 'remove-from-groups']),
    groupIds: groupIds.refine(holdsSome),
  }),
  z.strictObject({
    kind: z.enum([
      'cancel-delete',
      'activate',
      'restore',
      'suspend',
      'deactivate',
      'delete',
      'remove-from-directory',
    ]),
  }),
]);

export const operationId = z.string().regex(/^[a-z0-9-]{1,36}$/);

export const planRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('users'),
    selection: selectionRequest,
    operations: z.array(userOperation).min(1).max(11).readonly(),
  }),
  z.strictObject({
    kind: z.literal('invite'),
    invitation: z.strictObject({
      // What is no address is planned as a skip that says so.
      emails: z.array(z.string().max(320)).min(1).max(planBounds.emails).readonly(),
      access,
      groupIds,
      sendsMail: z.boolean(),
      text: z.string().max(planBounds.textLength),
    }),
  }),
  z.strictObject({ kind: z.literal('undo'), operationId }),
  z.strictObject({ kind: z.literal('retry'), operationId }),
]);

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().min(min).max(max);

export const safetyRequest = z.strictObject({
  mostUsers: bounded(safetyBounds.mostUsers),
  mostShare: z.number().min(safetyBounds.mostShare.min).max(safetyBounds.mostShare.max),
  leastOrgAdmins: bounded(safetyBounds.leastOrgAdmins),
  typedAbove: bounded(safetyBounds.typedAbove),
  mostDataAgeHours: bounded(safetyBounds.mostDataAgeHours),
  tokenUseDays: bounded(safetyBounds.tokenUseDays),
  keepsDefaultGroups: z.boolean(),
  protectedUsers: z.array(accountId).max(safetyBounds.protectedUsers),
  protectedGroups: z.array(groupId).max(safetyBounds.protectedGroups),
  keepDays: bounded(safetyBounds.keepDays),
});
