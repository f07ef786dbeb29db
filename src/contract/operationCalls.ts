// The calls about bulk operations: what they send and which role they need. Every one of them needs all tables.
import { z } from 'zod';
import { itemStandings, seatEffects } from '../domain/operationResults';
import { searchText, timeZoneRequest } from './filterRequest';
import { isItemReason } from './operationReasonWords';
import { operationId, planRequest, resourceId, safetyRequest } from './operationRequest';
import { accountId } from './syncRequest';

const one = z.strictObject({ operationId });

const reads = { needs: 'viewer', changes: false, tables: 'all' } as const;
const acts = { needs: 'operator', changes: true, tables: 'all' } as const;
/** Changes nothing at Atlassian, and keeps what goes on from changing more: open without a license, too. */
const ends = { ...acts, changes: false } as const;

export const operationCalls = {
  'operations.plan': {
    ...acts,
    request: z.strictObject({ about: planRequest, timeZone: timeZoneRequest }),
  },
  'operations.get': { ...reads, request: one },
  'operations.items': {
    ...reads,
    request: z.strictObject({
      operationId,
      outcome: z.enum(['change', 'partly', 'skip']).optional(),
      reason: z.string().refine(isItemReason).optional(),
      state: z.enum(itemStandings).optional(),
      seat: z
        .strictObject({
          effect: z.enum(seatEffects),
          resourceId: resourceId.optional(),
          came: z.boolean().optional(),
        })
        .optional(),
      /** Part of a name or address. */
      search: searchText.optional(),
      /** Number of the last item before. */
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
  },
  'operations.results': { ...reads, request: one },
  'operations.discard': { ...ends, request: one },
  'operations.confirm': {
    ...acts,
    request: z.strictObject({
      operationId,
      hash: z.string().max(64),
      /** What was typed where the plan wants its number typed. */
      typed: z.int().min(0).optional(),
      /** What cannot be undone was named and agreed to. */
      acceptsIrreversible: z.boolean().default(false),
    }),
  },
  'operations.pause': { ...ends, request: one },
  'operations.resume': { ...acts, request: one },
  'operations.cancel': { ...ends, request: one },
  'operations.list': {
    ...reads,
    request: z.strictObject({
      /** What the page before gave as `nextCursor`. */
      cursor: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional(),
    }),
  },
  'operations.ofUser': { ...reads, request: z.strictObject({ accountId }) },
  'audit.verify': {
    ...reads,
    request: z.strictObject({
      /** What the part before gave as `next`. */
      after: z
        .string()
        .regex(/^[\w.-]{1,80}$/)
        .optional(),
    }),
  },
  'settings.safety.get': { ...reads, request: z.strictObject({}) },
  'settings.safety.save': { ...acts, needs: 'admin', request: safetyRequest },
} as const;
