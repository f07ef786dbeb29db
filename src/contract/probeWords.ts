// What the looks for changes found, in words. Numbers and times come in already written for the reader's locale.
import type { AuditStreamStatus } from '../domain/auditStream';
import type { Drift, DriftAnswer, ProbeFinding } from '../domain/probe';
import { roleName } from './roleWords';
import { reasonWords } from './syncWords';

export interface TimesInWords {
  /** How far an instant is from now: "5 minutes ago". */
  relative(at: number): string;
  number(value: number): string;
}

/** Says what a look found: "nothing changed since the last full sync". */
export function findingWords(found: ProbeFinding, times: TimesInWords): string {
  switch (found.is) {
    case 'first-look':
      return 'first look after a full sync; from now on changes can be seen.';
    case 'unchanged':
      return 'nothing changed since the last full sync.';
    case 'drift':
      return `${driftWords(found.changes, times)}${answerWords(found.answer, times)}`;
    case 'unknown':
      return `not all numbers could be read, so nothing is known. ${reasonWords[found.reason].title}.`;
  }
}

/** So many are named; the rest is counted. */
const MOST_NAMED = 2;

function driftWords(changes: readonly Drift[], times: TimesInWords): string {
  const named = changes.slice(0, MOST_NAMED).map(({ what, from, to }) => {
    const more = to > from ? 'more' : 'fewer';
    return `${times.number(Math.abs(to - from))} ${more} ${countedWords(what)}`;
  });
  const rest = changes.length - named.length;
  const others =
    rest === 0 ? [] : [`${times.number(rest)} other ${rest === 1 ? 'number' : 'numbers'} changed`];
  return `${[...named, ...others].join(', ')} than at the last full sync`;
}

function answerWords(answer: DriftAnswer, times: TimesInWords): string {
  switch (answer.is) {
    case 'sync':
      return ': a full sync began.';
    case 'later':
      return `. The next full sync for changes may begin ${times.relative(answer.notBefore)}, so that the app does not sync all day.`;
    case 'seen':
      return '. A full sync has read this already and needs a look.';
  }
}

const COUNTED: ReadonlyMap<string, string> = new Map([
  ['users:active', 'active users'],
  ['users:suspended', 'suspended users'],
  ['users:not_invited', 'users who are not invited'],
  ['users:deactivated', 'deactivated users'],
  ['users:for_deletion', 'users to be deleted'],
  ['groups:all', 'groups'],
  ['groups:managed', 'groups managed in Atlassian'],
  ['groups:synced', 'groups synced from an identity provider'],
  ['accounts:active', 'active accounts'],
  ['accounts:inactive', 'inactive accounts'],
  ['accounts:closed', 'closed accounts'],
  ['resources', 'apps on sites'],
]);

/** What the numbers count is an open list: Atlassian may add states and roles. */
function countedWords(what: string): string {
  const known = COUNTED.get(what);
  if (known !== undefined) return known;
  const [collection, key = what] = what.split(/:(.*)/s);
  return collection === 'roles' ? `holders of the role ${roleName(key)}` : `entries (${key})`;
}

/** Says whether the audit log is followed. */
export function auditLogWords(status: AuditStreamStatus, times: TimesInWords): string {
  const checked = status.checkedAt === null ? null : times.relative(status.checkedAt);
  switch (status.is) {
    case 'followed':
      return checked === null ? 'Followed.' : `Followed; looked at ${checked}.`;
    case 'off':
      return 'Not available: Atlassian refuses it, as it does for organizations without Atlassian Guard. The app asks again once a day.';
    case 'new':
      return 'Not followed yet: this begins within minutes after a complete sync.';
  }
}

/** Says from when to when nobody followed the log. */
export function auditGapWords(noticed: string): string {
  return `Entries before ${noticed} could not be followed; a full sync read everything anew instead.`;
}
