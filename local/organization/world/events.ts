// The audit log as it grows.
import { uuidOf } from './newId';
import type { OrgEvent, World } from './world';

const PROCESSING_MS = 3_000;

type NewEvent = Pick<OrgEvent, 'action' | 'context' | 'at'> & Partial<Pick<OrgEvent, 'eventId' | 'actor'>>;

/**
 * Without an actor it was the first organization admin. Without an id it gets one that no other id depends on, so that
 * the same changes go on making the same ids.
 */
export function addEvent(world: World, event: NewEvent): void {
  const [admin] = world.people.values();
  const actor = event.actor ?? admin;
  if (actor === undefined) return;
  const eventId = event.eventId ?? uuidOf(`${world.orgId} event ${world.events.length}`);
  world.events.push({ ...event, eventId, actor, processedAt: event.at + PROCESSING_MS });
}
