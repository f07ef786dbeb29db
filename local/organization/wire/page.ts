// Pages and cursors. A cursor is a place in a moving list: who is added or removed before it shifts what comes next, as it
// does at Atlassian, where no search has a stable order.
import { createHash } from 'node:crypto';
import type { Call } from './call';
import { Input, isFields } from './input';
import type { Bounds } from './input';
import { refuse } from './refusal';
import type { Refusal } from './refusal';

/** `with-body`: the same body again plus the cursor. `alone`: the cursor stands for all other parameters. */
export type CursorRule = 'with-body' | 'alone';

export interface List {
  readonly input: Input;
  readonly offset: number;
  readonly limit: number;
  readonly cursor: string | null;
  /** Declared failures that the page meets. */
  readonly faults: Call['faults'];
  cursorAt(offset: number): string;
}

export interface Links {
  readonly self: string;
  readonly next?: string;
}

export interface Page<Row> {
  readonly data: readonly Row[];
  readonly links: Links;
}

interface Token {
  /** Which list the cursor belongs to. */
  readonly of: string;
  readonly at: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** @throws {Refusal} when the cursor is unknown, belongs to another list, or comes with another body. */
export function readList(call: Call, rule: CursorRule, bounds: Bounds): List {
  const sent = call.operation.method === 'POST' ? Input.ofBody(call.body) : Input.ofQuery(call.query);
  const { cursor: _, ...others } = sent.fields;
  const cursor = sent.fields['cursor'] === null ? null : sent.text('cursor');
  const token = cursor === null ? null : decode(cursor);
  if (
    cursor !== null &&
    rule === 'alone' &&
    call.operation.method === 'POST' &&
    Object.keys(others).length > 0
  ) {
    throw sent.wrong('cursor', 'stands alone: nothing else may be sent with it');
  }
  if (cursor !== null && call.faults.has('expired-cursor')) throw badCursor('The cursor has expired.');
  const fields = token !== null && rule === 'alone' ? token.fields : others;
  const input = sent.with(fields);
  const of = fingerprint(call, fields);
  if (token !== null && token.of !== of) throw badCursor('The cursor belongs to another request.');
  const kept = rule === 'alone' ? fields : {};
  return {
    input,
    cursor,
    faults: call.faults,
    offset: token?.at ?? 0,
    limit: input.number('limit', bounds),
    cursorAt: (at) => Buffer.from(JSON.stringify({ of, at, fields: kept })).toString('base64url'),
  };
}

/** Cuts the asked-for page out of the whole list, with the paging failures that the request meets. */
export function pageOf<Item, Row>(list: List, items: readonly Item[], toRow: (item: Item) => Row): Page<Row> {
  const shown = shrunk(list, items);
  const end = list.offset + list.limit;
  // A list that moved under the cursor: one row comes twice, or one is never seen.
  const moved =
    list.offset === 0
      ? 0
      : Number(list.faults.has('missing-rows')) - Number(list.faults.has('duplicate-rows'));
  const isRepeated = list.faults.has('repeated-page') && list.offset >= list.limit;
  const begin = isRepeated ? list.offset - list.limit : list.offset + moved;
  const data = shown.slice(begin, isRepeated ? list.offset : end).map(toRow);
  return { data, links: linksOf(list, end < shown.length ? end : null) };
}

/** Turns the bare tokens into addresses, as workspaces and the v1 operations send them. */
export function asAddresses(links: Links, address: string): Links {
  const at = (cursor: string): string => `${address}?cursor=${encodeURIComponent(cursor)}`;
  return { self: at(links.self), ...(links.next === undefined ? {} : { next: at(links.next) }) };
}

function linksOf(list: List, end: number | null): Links {
  const self = list.cursor ?? list.cursorAt(0);
  if (list.faults.has('repeated-cursor')) return { self, next: list.cursor ?? list.cursorAt(list.limit) };
  // The end is never reached: after the last page comes the second one again.
  if (list.faults.has('cursor-loop')) return { self, next: list.cursorAt(end ?? list.limit) };
  return end === null ? { self } : { self, next: list.cursorAt(end) };
}

function shrunk<Item>(list: List, items: readonly Item[]): readonly Item[] {
  if (list.faults.has('empty-collection')) return [];
  return list.faults.has('halved-collection') ? items.slice(0, Math.floor(items.length / 2)) : items;
}

function fingerprint(call: Call, fields: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha1')
    .update(JSON.stringify([call.operation.name, call.path, sorted]))
    .digest('base64url')
    .slice(0, 12);
}

function decode(cursor: string): Token {
  let token: unknown;
  try {
    token = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw badCursor('The cursor is not one of ours.');
  }
  if (
    !isFields(token) ||
    typeof token['of'] !== 'string' ||
    typeof token['at'] !== 'number' ||
    !isFields(token['fields'])
  ) {
    throw badCursor('The cursor is not one of ours.');
  }
  return { of: token['of'], at: token['at'], fields: token['fields'] };
}

// 400-1: bad cursor – error codes of the organization admin API document (2026-08-21).
function badCursor(detail: string): Refusal {
  return refuse(400, 'ADMIN-400-1', detail);
}
