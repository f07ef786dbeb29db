// From what became of the probes to what is said about the key. Pure.
import type { ApiKey } from '../atlassian/api';
import { syncCapabilities } from '../domain/key';
import type { KeyAbilities, KeyCapability, KeyCheck, KeyProblem } from '../domain/key';
import type { Page } from '../domain/page';
import type { Probe } from './probe';

export type Probes = Readonly<Record<KeyCapability, Probe<unknown>>>;

export type Verdict = Pick<KeyCheck, 'problem' | 'abilities' | 'isReadOnly' | 'expiresAt' | 'ownerAccountId'>;

/** `ownKey`: the key's own entry of the inventory, or null when it could not be told. */
export function verdictOn(probes: Probes, ownKey: ApiKey | null): Verdict {
  const refusals = new Set(syncCapabilities.map((capability) => refusalOf(probes[capability])));
  const problem = problemOf(refusals);
  const hasScopes = refusalOf(probes['read-key-inventory']) === 'scoped' || (ownKey?.scopes ?? []).length > 0;
  return {
    problem,
    abilities: abilitiesOf((capability) => probes[capability].ability),
    isReadOnly: problem === null && hasScopes,
    expiresAt: ownKey?.expiresAt ?? null,
    ownerAccountId: ownKey?.createdBy ?? null,
  };
}

/** Returns the verdict on a key that opened no organization to ask about. */
export function unusable(problem: KeyProblem): Verdict {
  const abilities = abilitiesOf(() => 'unknown');
  return { problem, abilities, isReadOnly: false, expiresAt: null, ownerAccountId: null };
}

/**
 * Returns the key's own entry, which the inventory does not mark: the only unexpired one without scopes, for a key
 * that searched users has none (the search documents no scope – organization admin API, 2026-08-21), else the only
 * unexpired one.
 */
export function ownKeyIn(inventory: Page<ApiKey>, now: number): ApiKey | null {
  if (inventory.nextCursor !== null) return null;
  const valid = inventory.items.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const unscoped = valid.filter(({ scopes }) => scopes?.length === 0);
  const [first, ...others] = unscoped.length > 0 ? unscoped : valid;
  return first !== undefined && others.length === 0 ? first : null;
}

function problemOf(refusals: ReadonlySet<string | null>): KeyProblem | null {
  if (refusals.has('scoped')) return 'scoped';
  if (refusals.has('not-permitted')) return 'not-permitted';
  return refusals.has('rejected') ? 'rejected' : null;
}

function refusalOf(probe: Probe<unknown>): string | null {
  return probe.ability === 'yes' ? null : probe.refusal;
}

function abilitiesOf(abilityOf: (capability: KeyCapability) => KeyAbilities[KeyCapability]): KeyAbilities {
  return {
    'read-organization': abilityOf('read-organization'),
    'read-directories': abilityOf('read-directories'),
    'read-resources': abilityOf('read-resources'),
    'read-groups': abilityOf('read-groups'),
    'read-users': abilityOf('read-users'),
    'read-key-inventory': abilityOf('read-key-inventory'),
  };
}
