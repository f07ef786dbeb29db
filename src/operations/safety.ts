// What app admins chose to keep bulk operations from doing too much.
import { InvalidInput } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { SafetySettings } from '../domain/safety';
import type { Ports } from '../ports';
import { canonicalJson } from '../domain/canonicalJson';
import { findPeople } from '../query/people';
import { knownGroups } from '../query/unknownNames';
import { readDocument, writeDocument } from '../store/documents';
import { chainedHash } from '../store/hash';
import { safetyDocument } from '../store/safetySettings';
import { recordFact, type AuditPorts } from './audit';

type SafetyPorts = AuditPorts & Pick<Ports, 'log' | 'ids'>;

/** For people who see the settings and save them anew: what cannot be read is as at the beginning. */
export function getSafety(ports: Pick<Ports, 'keyValue' | 'log'>): Promise<SafetySettings> {
  return readDocument(ports, { ...safetyDocument, isVital: false });
}

/** Returns the hash of all that a plan is made and measured by. @throws {SettingsUnreadable} */
export async function hashOfRules(ports: Pick<Ports, 'keyValue' | 'log'>): Promise<string> {
  const { keepDays: _keepDays, ...rules } = await readDocument(ports, safetyDocument);
  return chainedHash('', canonicalJson(rules));
}

/** @throws {InvalidInput} when somebody or something that is to be protected is not known. */
export async function saveSafety(
  ports: SafetyPorts,
  settings: SafetySettings,
  actorId: AccountId,
): Promise<SafetySettings> {
  const before = await getSafety(ports);
  await refuseUnknown(ports, before, settings);
  const changed = settingNames.filter(
    (name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]),
  );
  if (changed.length === 0) {
    // Where what was saved before cannot be read, it is saved all the same.
    await writeDocument(ports, safetyDocument, settings);
    return before;
  }
  const chosen = (of: SafetySettings) => Object.fromEntries(changed.map((name) => [name, of[name]]));
  // Recorded first: a stop in between leaves a record of what was wanted, never a change that nobody knows of.
  const detail = { before: chosen(before), after: chosen(settings) };
  await recordFact(ports, { action: 'settings.safety', actorId, accountId: null, detail });
  await writeDocument(ports, safetyDocument, settings);
  return settings;
}

const settingNames = [
  'mostUsers',
  'mostShare',
  'leastOrgAdmins',
  'typedAbove',
  'mostDataAgeHours',
  'tokenUseDays',
  'keepsDefaultGroups',
  'protectedUsers',
  'protectedGroups',
  'keepDays',
] as const satisfies readonly (keyof SafetySettings)[];

/** What was protected before may be gone meanwhile: that must not keep anything else from being changed. */
async function refuseUnknown(
  { sql }: Pick<Ports, 'sql'>,
  before: SafetySettings,
  { protectedUsers, protectedGroups }: SafetySettings,
): Promise<void> {
  const newUsers = protectedUsers.filter((accountId) => !before.protectedUsers.includes(accountId));
  const people = await findPeople(sql, newUsers);
  const stranger = newUsers.find((accountId) => !people.has(accountId));
  if (stranger !== undefined)
    throw new InvalidInput('protectedUsers', 'no-such-user', { accountId: stranger });
  const newGroups = protectedGroups.filter((groupId) => !before.protectedGroups.includes(groupId));
  const groups = await knownGroups(sql, newGroups);
  const unknown = newGroups.find((groupId) => !groups.has(groupId));
  if (unknown !== undefined) throw new InvalidInput('protectedGroups', 'no-such-group', { groupId: unknown });
}
