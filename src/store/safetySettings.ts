import { z } from 'zod';
import { asAccountId, asGroupId } from '../domain/ids';
import { initialSafety, safetyBounds, type SafetySettings } from '../domain/safety';
import type { DocumentKind } from './documents';

const bounded = ({ min, max }: { readonly min: number; readonly max: number }) =>
  z.number().min(min).max(max);

/** What keeps a bulk operation from doing too much. */
export const safetyDocument: DocumentKind<SafetySettings> = {
  key: 'safety-settings',
  version: 1,
  content: z.object({
    mostUsers: bounded(safetyBounds.mostUsers),
    mostShare: bounded(safetyBounds.mostShare),
    leastOrgAdmins: bounded(safetyBounds.leastOrgAdmins),
    typedAbove: bounded(safetyBounds.typedAbove),
    mostDataAgeHours: bounded(safetyBounds.mostDataAgeHours),
    tokenUseDays: bounded(safetyBounds.tokenUseDays),
    keepsDefaultGroups: z.boolean(),
    protectedUsers: z.array(z.string().transform(asAccountId)),
    protectedGroups: z.array(z.string().transform(asGroupId)),
    keepDays: bounded(safetyBounds.keepDays),
  }),
  initial: initialSafety,
  // Whoever was protected would not be any more.
  isVital: true,
};
