// The two calls that the app makes to Jira itself, with the scopes that each needs.
// Jira Cloud platform REST API v3, /rest/api/3/mypermissions and /rest/api/3/myself.
import type { OperatorAccount } from '../operator';
import type { LimitRecord } from '../limits';
import { json, type Door, type DoorAnswer, type DoorCall } from './door';

export interface JiraOptions {
  readonly scopes: readonly string[];
  readonly findAccount: (accountId: string) => OperatorAccount | null;
  readonly limits: LimitRecord;
}

interface JiraRoute {
  readonly path: string;
  /** Any one of them opens the call. */
  readonly scopes: readonly string[];
  readonly answer: (account: OperatorAccount, url: URL) => DoorAnswer;
}

const ROUTES: readonly JiraRoute[] = [
  {
    path: '/rest/api/3/mypermissions',
    scopes: ['read:jira-work', 'read:permission:jira'],
    answer: (account, url) => {
      const keys = (url.searchParams.get('permissions') ?? '').split(',').filter((key) => key !== '');
      // The parameter is required since 2019-02-01 – change notice "Get my permissions" (2026-01-30).
      if (keys.length === 0)
        return json(400, { errorMessages: ["The 'permissions' query parameter is required."], errors: {} });
      return json(200, {
        permissions: Object.fromEntries(keys.map((key) => [key, permission(key, account)])),
      });
    },
  },
  {
    path: '/rest/api/3/myself',
    scopes: ['read:jira-user', 'read:user:jira'],
    answer: (account) =>
      json(200, {
        accountId: account.accountId,
        accountType: 'atlassian',
        active: true,
        displayName: account.displayName,
        locale: account.locale.replace('-', '_'),
        timeZone: account.timeZone,
      }),
  },
];

export function createJiraDoor(options: JiraOptions): Door {
  return async (call) => {
    const url = new URL(call.target, 'https://jira.invalid');
    const route = ROUTES.find((candidate) => candidate.path === url.pathname && call.method === 'GET');
    if (route === undefined) {
      return json(501, { message: options.limits.unmodelled(`${call.method} jira ${url.pathname}`) });
    }
    if (!route.scopes.some((scope) => options.scopes.includes(scope))) {
      return json(403, {
        code: 403,
        message: `Unauthorized; scope does not match: ${route.scopes.join(' or ')}`,
      });
    }
    const account = findActor(call, options);
    if (account === null) return json(401, {}, [['forge-proxy-error', 'NEEDS_AUTHENTICATION_ERR']]);
    return route.answer(account, url);
  };
}

// The app's own user: present on every site, administers nothing.
const APP_ACCOUNT: OperatorAccount = {
  accountId: 'app-account',
  displayName: 'User management and licenses',
  timeZone: 'Etc/UTC',
  locale: 'en-US',
  jiraAdmin: false,
};

function findActor(call: DoorCall, options: JiraOptions): OperatorAccount | null {
  if (call.meta.provider === 'app') return APP_ACCOUNT;
  const accountId = call.meta.accountId ?? call.invocation.accountId;
  return accountId === null ? null : options.findAccount(accountId);
}

function permission(key: string, account: OperatorAccount): Record<string, unknown> {
  // Only ADMINISTER depends on the account here; anything else is not held, so that a new use is noticed.
  return {
    id: '0',
    key,
    name: key,
    type: 'GLOBAL',
    description: '',
    havePermission: key === 'ADMINISTER' && account.jiraAdmin,
  };
}
