// Which organization a command works on, and what only some of them allow.
import { type Given, UsageError, count, oneOf, text, toggle, webAddress } from './flags';

export const models = ['centralized', 'original'] as const;
type Model = (typeof models)[number];

/** Flags that `start` and `sync` share. */
export const targetFlags = {
  port: count(0, 'Port of the admin page on 127.0.0.1 (default: a free one).'),
  users: count(1, 'Users of the simulated organization (default 2000).'),
  seed: count(0, 'Another seed makes another company (default 1).'),
  model: oneOf(models, 'User-management model of the simulated organization (default centralized).'),
  latency: count(0, 'Milliseconds that the simulated organization takes for each answer (default 0).'),
  rate: count(1, 'Requests a minute that the simulated organization allows (default: no limit).'),
  data: text('DIR', 'Where everything is kept.'),
  fresh: toggle('Wipes the data directory first.'),
  atlassian: webAddress(
    'Another server that speaks the organization admin API, instead of the simulated one.',
  ),
  real: toggle('Atlassian itself, read-only: https://api.atlassian.com.'),
  operator: text('ACCOUNT_ID', 'Your Atlassian account: you act as this account. Needed with --real.'),
  'allow-writes': toggle('With --real: lets the app change the organization, too.'),
  'org-id': text('ID', 'With --atlassian or --real: the organization that the key must belong to.'),
  'api-key-file': text('FILE', 'With --atlassian or --real: holds the API key. Else enter it in the page.'),
  mariadb: text('URL', 'Keeps the mirror in this MariaDB database instead of a file.'),
} as const;

/** What a simulated organization is made from: the same three make the same people. */
export interface Company {
  readonly users: number;
  readonly seed: number;
  readonly model: Model;
}

export interface SimulatedOrganization extends Company {
  readonly latencyMs: number;
  /** Null: unlimited. */
  readonly ratePerMinute: number | null;
}

export type Target =
  | ({ readonly kind: 'simulated' } & SimulatedOrganization)
  | {
      readonly kind: 'other' | 'real';
      readonly url: string;
      readonly orgId: string | null;
      readonly apiKeyFile: string | null;
      /** Account to act as; null: an organization admin found with the key. */
      readonly operator: string | null;
      readonly allowWrites: boolean;
    };

export const ATLASSIAN = 'https://api.atlassian.com';

const DEFAULT_COMPANY: Company = { users: 2000, seed: 1, model: 'centralized' };

const onlySimulated = ['users', 'seed', 'model', 'latency', 'rate'] as const;
const onlyOutside = ['operator', 'org-id', 'api-key-file'] as const;

export type TargetFlags = Given<typeof targetFlags>;

/**
 * `kept`: the simulated organization that the data directory was made with; flags not given mean that one.
 * @throws {UsageError} when flags contradict each other.
 */
export function readTarget(flags: TargetFlags, kept: Company | null): Target {
  const isOutside = flags.real === true || flags.atlassian !== undefined;
  if (flags.real === true && flags.atlassian !== undefined) {
    throw new UsageError('--real and --atlassian name two servers: give one of them');
  }
  if (flags.real === true && flags.operator === undefined) {
    throw new UsageError('--real needs --operator ACCOUNT_ID: the account that you act as');
  }
  if (isOutside && flags.operator === undefined && flags['api-key-file'] === undefined) {
    throw new UsageError('--atlassian needs --api-key-file FILE or --operator ACCOUNT_ID: who acts here?');
  }
  if (flags['allow-writes'] === true && flags.real !== true) {
    throw new UsageError('--allow-writes belongs to --real');
  }
  refuse(
    flags,
    isOutside ? onlySimulated : onlyOutside,
    isOutside ? 'a simulated organization' : '--atlassian or --real',
  );
  return isOutside ? outside(flags) : { kind: 'simulated', ...simulated(flags, kept ?? DEFAULT_COMPANY) };
}

function refuse(flags: TargetFlags, names: readonly (keyof TargetFlags)[], belongsTo: string): void {
  const wrong = names.find((name) => flags[name] !== undefined);
  if (wrong !== undefined) throw new UsageError(`--${wrong} belongs to ${belongsTo}`);
}

function simulated(flags: TargetFlags, company: Company): SimulatedOrganization {
  return {
    users: flags.users ?? company.users,
    seed: flags.seed ?? company.seed,
    model: flags.model ?? company.model,
    latencyMs: flags.latency ?? 0,
    ratePerMinute: flags.rate ?? null,
  };
}

function outside(flags: TargetFlags): Target {
  const isReal = flags.real === true;
  return {
    kind: isReal ? 'real' : 'other',
    url: flags.atlassian ?? ATLASSIAN,
    orgId: flags['org-id'] ?? null,
    apiKeyFile: flags['api-key-file'] ?? null,
    operator: flags.operator ?? null,
    allowWrites: !isReal || flags['allow-writes'] === true,
  };
}
