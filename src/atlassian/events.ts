// GET /v1/orgs/{orgId}/events-stream: the audit log in the order of its processing, made to be polled. Only an id and
// an action are demanded of an entry: one of an unforeseen form must not stop the stream.
import { z } from 'zod';
import type { AuditEvent, EventObject, EventsPage, EventsPlace } from './answers';
import type { Client } from './client';
import { endpoints } from './limits';
import { readCursor } from './paging';
import { toInstant } from './words';

const object = z.object({ id: z.string().nullish(), type: z.string().nullish() });

const event = z.object({
  id: z.string().min(1),
  attributes: z.object({
    action: z.string().min(1),
    processedAt: z.string().nullish(),
    actor: z.object({ id: z.string().nullish() }).nullish(),
    context: z.array(object).nullish(),
    container: z.array(object).nullish(),
  }),
});

const page = z.object({
  data: z.array(event),
  links: z.object({ next: z.string().nullish() }).nullish(),
  // "next": where to poll on, also behind the last page.
  meta: z.object({ next: z.string().nullish() }).nullish(),
});

export async function pollEvents({ transport, orgId }: Client, place: EventsPlace): Promise<EventsPage> {
  const operation = 'pollEvents';
  const answer = await transport.request(
    { operation, path: { orgId }, query: toQuery(place), hasCursor: 'cursor' in place },
    page,
  );
  const behind = answer.links?.next ?? null;
  return {
    events: answer.data.map(toEvent),
    cursor: readCursor(operation, answer.meta?.next ?? behind),
    hasMore: behind !== null && behind !== '' && answer.data.length > 0,
  };
}

function toQuery(place: EventsPlace): Record<string, string> {
  if ('cursor' in place) return { cursor: place.cursor };
  const size = endpoints.pollEvents.paging?.size;
  return { from: String(place.from), sortOrder: 'asc', ...(size == null ? {} : { limit: String(size) }) };
}

function toEvent({ attributes }: z.infer<typeof event>): AuditEvent {
  return {
    action: attributes.action,
    processedAt: toInstant(attributes.processedAt),
    actorId: attributes.actor?.id ?? null,
    context: toObjects(attributes.context),
    container: toObjects(attributes.container),
  };
}

function toObjects(objects: readonly z.infer<typeof object>[] | null | undefined): EventObject[] {
  return (objects ?? []).flatMap(({ id, type }) =>
    id == null || id === '' ? [] : [{ id, type: type ?? null }],
  );
}
