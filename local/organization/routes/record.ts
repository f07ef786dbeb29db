// Leaves a trace of a change in the audit log, as Atlassian does some seconds later.
import type { OrganizationModel } from '../model';
import type { Call } from '../wire/call';
import { nextId } from '../world/newId';
import type { OrgEvent } from '../world/world';

const PROCESSING_MS = 3_000;

/** The actor is the key's owner: the first organization admin. */
export function record(
  model: OrganizationModel,
  call: Call,
  event: Pick<OrgEvent, 'action' | 'context'>,
): void {
  const [actor] = model.world.people.values();
  if (actor === undefined) return;
  const eventId = nextId(model.world);
  model.world.events.push({ ...event, eventId, at: call.at, processedAt: call.at + PROCESSING_MS, actor });
}
