// A selection as a request carries it.
import { z } from 'zod';
import { MOST_NAMED_USERS } from '../domain/selection';
import { contextRequest, filterRequest } from './filterRequest';
import { accountId } from './syncRequest';

const named = z.array(accountId).max(MOST_NAMED_USERS).readonly();

export const selectionRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('these'), accountIds: named }),
  z.strictObject({
    kind: z.literal('matching'),
    filter: filterRequest,
    context: contextRequest.nullish(),
    except: named.default([]),
  }),
]);
