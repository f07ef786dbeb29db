// The audit log: stream for polling, search, single events, catalogue of actions.
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import type { Input } from '../wire/input';
import { asAddresses, pageOf, readList } from '../wire/page';
import type { List } from '../wire/page';
import { refuse } from '../wire/refusal';
import type { OrgEvent } from '../world/world';

const ORG = '/v1/orgs/{orgId}';
const READ = { method: 'GET', family: 'v1', scope: 'read:events:admin', changes: false } as const;

export const eventReads: readonly Operation[] = [
  { ...READ, name: 'events.stream', path: `${ORG}/events-stream`, handle: stream },
  { ...READ, name: 'events.list', path: `${ORG}/events`, handle: list },
  { ...READ, name: 'events.get', path: `${ORG}/events/{eventId}`, handle: single },
  { ...READ, name: 'events.actions', path: `${ORG}/event-actions`, handle: actions },
];

// The first two are known from public integrations; the others are this organization's own words, as the catalogue of a
// real one is only to be had from itself.
const ACTIONS: readonly (readonly [string, string])[] = [
  ['user_invitation_sent', 'Invited user'],
  ['user_login', 'Logged in'],
  ['user_suspended', 'Suspended user'],
  ['user_restored', 'Restored user'],
  ['user_removed', 'Removed user'],
  ['user_deactivated', 'Deactivated account'],
  ['user_activated', 'Activated account'],
  ['user_deletion_requested', 'Asked for deletion of account'],
  ['user_deletion_cancelled', 'Cancelled deletion of account'],
  ['user_profile_changed', 'Changed profile'],
  ['user_added_to_group', 'Added user to group'],
  ['user_removed_from_group', 'Removed user from group'],
  ['user_granted_role', 'Granted role'],
  ['user_revoked_role', 'Revoked role'],
  ['org_admin_changed', 'Changed organization admins'],
  ['group_created', 'Created group'],
  ['group_deleted', 'Deleted group'],
  ['group_granted_role', 'Granted role to group'],
  ['group_revoked_role', 'Revoked role from group'],
  ['product_added', 'Added product'],
  ['product_removed', 'Removed product'],
];

/** By processing time, oldest first; the last page has a cursor too, to poll with. */
function stream(model: OrganizationModel, call: Call): Answer {
  const page = readList(call, 'alone', { max: 500, byDefault: 200 });
  const order = page.input.oneOf('sortOrder', ['asc', 'desc']) ?? 'asc';
  const events = eventsIn(model, page.input, (event) => event.processedAt).filter(
    (event) => event.processedAt <= call.at,
  );
  const ordered = order === 'asc' ? events : events.toReversed();
  const answer = eventPage(model, call, { page, events: ordered });
  const seen = Math.min(page.offset + page.limit, events.length);
  return { status: 200, body: { ...answer, meta: { next: page.cursorAt(seen), page_size: page.limit } } };
}

function list(model: OrganizationModel, call: Call): Answer {
  const page = readList(call, 'alone', { max: 500, byDefault: 30 });
  const action = page.input.text('action');
  // Only these operations take lists with commas – organization admin API document (2026-08-21).
  const actors = page.input.text('actor')?.split(',') ?? null;
  const events = eventsIn(model, page.input, (event) => event.at).filter(
    (event) =>
      (action === null || event.action === action) && (actors?.includes(event.actor.accountId) ?? true),
  );
  return { status: 200, body: eventPage(model, call, { page, events: events.toReversed() }) };
}

function single(model: OrganizationModel, call: Call): Answer {
  const found = model.world.events.find((event) => event.eventId === param(call, 'eventId'));
  // 404-4: event – error codes of the organization admin API document (2026-08-21).
  if (found === undefined) throw refuse(404, 'ADMIN-404-4', 'The event could not be found.');
  return { status: 200, body: { data: eventRow(model)(found) } };
}

function actions(): Answer {
  const data = ACTIONS.map(([id, displayName]) => ({
    id,
    type: 'event-actions',
    attributes: { displayName, groupDisplayName: 'User and group changes' },
  }));
  return { status: 200, body: { data } };
}

function eventPage(model: OrganizationModel, call: Call, found: { page: List; events: readonly OrgEvent[] }) {
  const { data, links } = pageOf(found.page, found.events, eventRow(model));
  return { data, links: asAddresses(links, `${model.url}${call.path}`) };
}

function eventsIn(model: OrganizationModel, input: Input, timeOf: (event: OrgEvent) => number): OrgEvent[] {
  const from = instant(input, 'from') ?? Number.NEGATIVE_INFINITY;
  const to = instant(input, 'to') ?? Number.POSITIVE_INFINITY;
  return model.world.events
    .filter((event) => timeOf(event) >= from && timeOf(event) < to)
    .sort((a, b) => timeOf(a) - timeOf(b));
}

/** Epoch milliseconds, as a text. */
function instant(input: Input, name: string): number | null {
  const text = input.text(name);
  if (text === null) return null;
  // 400-3: invalid time – error codes of the organization admin API document (2026-08-21).
  if (!/^\d+$/.test(text)) throw refuse(400, 'ADMIN-400-3', `${name} is not a time in milliseconds.`);
  return Number(text);
}

function eventRow({ url, world }: OrganizationModel): (event: OrgEvent) => Record<string, unknown> {
  return ({ eventId, at, processedAt, action, actor, context }) => ({
    id: eventId,
    type: 'events',
    attributes: {
      time: new Date(at).toISOString(),
      processedAt: new Date(processedAt).toISOString(),
      action,
      actor: { id: actor.accountId, name: actor.profile.name },
      context: context.map(([type, id]) => ({ id, type })),
      container: [{ id: world.orgId, type: 'organization' }],
    },
    links: { self: `${url}/admin/v1/orgs/${world.orgId}/events/${eventId}` },
  });
}
