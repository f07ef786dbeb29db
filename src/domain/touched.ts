// Whom an entry of the audit log is about. Atlassian documents neither the actions nor how things are named in them:
// whatever looks like a person or a group is taken to be touched, because reading one too many costs a tenth of a call.
import { bareId, parseAri } from './ari';
import { asAccountId, asGroupId, type AccountId, type GroupId } from './ids';

/** What of an entry tells whom it is about. */
export interface LoggedEvent {
  readonly action: string;
  readonly actorId: string | null;
  readonly context: readonly LoggedObject[];
  readonly container: readonly LoggedObject[];
}

interface LoggedObject {
  readonly id: string;
  readonly type: string | null;
}

export interface Touched {
  /** Each once. */
  readonly accountIds: readonly AccountId[];
  /** Each once. */
  readonly groupIds: readonly GroupId[];
  /** How often actions came that nobody has documented, keyed by action. */
  readonly unknown: Readonly<Record<string, number>>;
}

// Actions in the samples of public integrations (2026-11-22). The first two change nothing that the mirror holds, and
// people log in thousands of times a day.
const TOUCH_NOBODY: ReadonlySet<string> = new Set(['user_login', 'api_token_created']);
const KNOWN: ReadonlySet<string> = new Set([...TOUCH_NOBODY, 'user_invitation_sent']);

export function touchedBy(events: readonly LoggedEvent[]): Touched {
  const accounts = new Set<string>();
  const groups = new Set<string>();
  const unknown: Record<string, number> = {};
  for (const event of events) {
    if (!KNOWN.has(event.action)) unknown[event.action] = (unknown[event.action] ?? 0) + 1;
    if (TOUCH_NOBODY.has(event.action)) continue;
    const named = [...event.context, ...event.container].map(kindOf);
    const idsOf = (kind: Kind) => named.filter((each) => each.kind === kind).map((each) => each.id);
    const [users, places] = [idsOf('user'), idsOf('group')];
    // A person beside a group joined or left it: reading the group would read its thousands of members, too.
    for (const id of users.length > 0 ? [] : places) groups.add(id);
    for (const id of users) accounts.add(id);
    // Where nobody is named, the actor may have changed something of their own.
    const isOwn = users.length === 0 && places.length === 0;
    if (isOwn && event.actorId !== null) accounts.add(bareId(event.actorId));
  }
  return { accountIds: [...accounts].map(asAccountId), groupIds: [...groups].map(asGroupId), unknown };
}

// Forms of account ids as they are met: a number, a colon and a uuid, or 24 characters – organization admin API
// document, examples (2026-08-21). A bare uuid may be a group, a site or a directory: only its type tells.
const ACCOUNT_ID = /^(?:\d{6}:[0-9a-f-]{36}|[0-9a-f]{24})$/i;

type Kind = 'user' | 'group' | 'other';

function kindOf(object: LoggedObject): { readonly kind: Kind; readonly id: string } {
  const ari = parseAri(object.id);
  const type = (ari?.type ?? object.type ?? '').toLowerCase();
  const id = bareId(object.id);
  if (type.includes('group')) return { kind: 'group', id };
  if (/user|account|member/.test(type) || ACCOUNT_ID.test(id)) return { kind: 'user', id };
  return { kind: 'other', id };
}
