// Leaves a trace of a change in the audit log, as Atlassian does some seconds later.
import type { OrganizationModel } from '../model';
import type { Call } from '../wire/call';
import { nextId } from '../world/newId';
import { addEvent } from '../world/events';
import type { OrgEvent } from '../world/world';

/** The actor is the key's owner: the first organization admin. */
export function record(
  model: OrganizationModel,
  call: Call,
  event: Pick<OrgEvent, 'action' | 'context'>,
): void {
  addEvent(model.world, { ...event, eventId: nextId(model.world), at: call.at });
}
