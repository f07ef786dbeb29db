// Pages of every list, and how the cursor travels.
import { z } from 'zod';
import { UnexpectedAnswer } from '../domain/errors';
import type { Page } from '../domain/page';
import { describeCall } from './classify';
import { endpoints, type Operation } from './limits';
import type { Call, Transport } from './transport';

export interface PageRequest {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
  readonly cursor: string | null;
  /** What a search asks for, the same on every page. */
  readonly search?: Readonly<Record<string, unknown>>;
  /** Smaller than Atlassian's largest page. */
  readonly limit?: number;
}

export interface RowReading<Row, Item> {
  readonly row: z.ZodType<Row>;
  readonly toItem: (row: Row) => Item;
}

/** Returns the page as it is told: whether the list goes on or in circles, its reader judges (cursorTrail.ts). */
export async function fetchPage<Row, Item>(
  transport: Transport,
  request: PageRequest,
  { row, toItem }: RowReading<Row, Item>,
): Promise<Page<Item>> {
  const shape = z.object({
    data: z.array(row),
    links: z.object({ next: z.string().nullish() }).nullish(),
    // A number that cannot be one is as good as none.
    meta: z.object({ total: z.number().int().nonnegative().optional().catch(undefined) }).nullish(),
  });
  const answer = await transport.request(toCall(request), shape);
  return {
    items: answer.data.map(toItem),
    nextCursor: readCursor(request.operation, answer.links?.next ?? null),
    total: answer.meta?.total,
  };
}

function toCall({ operation, path, cursor, search, limit }: PageRequest): Call {
  const { method, paging } = endpoints[operation];
  const size = limit ?? paging?.size ?? null;
  const sized = size === null ? {} : { limit: size };
  const hasCursor = cursor !== null;
  const call = { operation, path, hasCursor };
  if (method === 'GET') {
    // "If present all other parameters are discarded" – cursor of the organization admin API (2026-08-21).
    return { ...call, query: hasCursor ? { cursor } : mapToText(sized) };
  }
  if (hasCursor && paging?.cursorIn === 'body-alone') return { ...call, body: { cursor } };
  return { ...call, body: { ...search, ...sized, ...(hasCursor ? { cursor } : {}) } };
}

/** Returns the bare cursor: `links.next` is one, or an address that carries one (workspaces, v1). */
export function readCursor(operation: Operation, next: string | null): string | null {
  if (next === null || next === '') return null;
  // A token may begin like a path: base64 has slashes.
  if (!/^https?:\/\/|^[/?].*\bcursor=/.test(next)) return next;
  const cursor = new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('cursor');
  if (cursor !== null && cursor !== '') return cursor;
  throw new UnexpectedAnswer('The next page has no cursor', {
    ...describeCall(operation),
    field: 'links.next',
  });
}

function mapToText(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
