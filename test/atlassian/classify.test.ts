import { describe, expect, it } from 'vitest';
import {
  Conflict,
  CursorExpired,
  KeyRejected,
  NotFound,
  NotPermitted,
  Unavailable,
  UnexpectedAnswer,
} from '../../src/domain/errors';
import type { ScriptedAnswer } from '../support/scriptedHttp';
import { adminApi, aWorld, errorOf } from './world';

const errors = (status: string, code: string) => ({
  errors: [{ id: 'e', status, code, title: 't', detail: 'd' }],
});

// Envelopes and codes: organization admin API document (2026-08-21).
const cases: readonly { name: string; answer: ScriptedAnswer; type: unknown; detail: object }[] = [
  {
    name: 'a rejected key, as the proxy says it',
    answer: { status: 401, body: { code: 401, message: 'Unauthorized' } },
    type: KeyRejected,
    detail: { status: 401, scopedKey: false },
  },
  {
    name: 'a key with scopes where none are accepted',
    answer: { status: 401, body: errors('401', 'ADMIN-401-2') },
    type: KeyRejected,
    detail: { code: 'ADMIN-401-2', scopedKey: true },
  },
  {
    name: 'a missing scope named in words',
    answer: { status: 403, body: { code: 403, message: 'The scope manage:org is required' } },
    type: NotPermitted,
    detail: { scopedKey: true },
  },
  {
    name: 'a refusal of the gateway',
    answer: {
      status: 403,
      body: {
        timestamp: '2026-11-22T00:00:00Z',
        path: '/x',
        status: 403,
        error: 'Forbidden',
        message: 'User has no permission',
        requestId: 'c0ffee00-0000-4000-8000-000000000000',
      },
    },
    type: NotPermitted,
    detail: { scopedKey: false, requestId: 'c0ffee00-0000-4000-8000-000000000000' },
  },
  {
    name: 'an account that is in the wanted state already, as the user management API (2026-08-15) says it',
    answer: {
      status: 409,
      body: {
        key: 'conflict.lifecycleErrors',
        context: { message: 'm', accountId: 'a', errorCodes: [{ code: 'accountAlreadyInactive' }] },
      },
    },
    type: Conflict,
    detail: { status: 409, code: 'accountAlreadyInactive' },
  },
  {
    name: 'a change that a managed account does not allow',
    answer: { status: 403, body: { key: 'forbidden.action', context: { allowed: false } } },
    type: NotPermitted,
    detail: { code: 'forbidden.action' },
  },
  {
    name: 'an organization that does not exist',
    answer: { status: 404, body: errors('404', 'ADMIN-404-2') },
    type: NotFound,
    detail: { code: 'ADMIN-404-2' },
  },
  {
    name: 'a conflict, in the bare envelope',
    answer: {
      status: 409,
      body: { id: 'e', status: '409', code: 'ADMIN-UAM-409-3', title: 't', detail: 'd' },
    },
    type: Conflict,
    detail: { code: 'ADMIN-UAM-409-3' },
  },
  {
    name: 'a failure',
    answer: { status: 500, body: errors('500', 'ADMIN-UAM-500-1') },
    type: Unavailable,
    detail: {},
  },
  {
    name: 'a page of HTML instead of an answer',
    answer: { status: 502, body: '<html><body>Bad gateway</body></html>' },
    type: Unavailable,
    detail: { status: 502 },
  },
  {
    name: 'a redirect',
    answer: { status: 302, headers: { Location: 'https://elsewhere.test' } },
    type: UnexpectedAnswer,
    detail: { status: 302 },
  },
  {
    name: 'a request that Atlassian finds wrong',
    answer: { status: 400, body: errors('400', 'ADMIN-400-24') },
    type: UnexpectedAnswer,
    detail: { code: 'ADMIN-400-24' },
  },
  {
    name: 'a status nobody expects',
    answer: { status: 418 },
    type: UnexpectedAnswer,
    detail: { status: 418 },
  },
];

describe('the classification of answers', () => {
  it.each(cases)('knows $name', async ({ answer, type, detail }) => {
    const world = aWorld([answer]);

    const error = await errorOf(world, adminApi(world).listDirectories(null));

    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({
      detail: {
        operation: 'listDirectories',
        method: 'GET',
        path: '/admin/v2/orgs/{orgId}/directories',
        ...detail,
      },
    });
  });

  it('names the trace id of the answer when the body has none', async () => {
    const world = aWorld([{ status: 500, headers: { 'Atl-Traceid': 'd99ae7c156c84ec3be9436847ece934f' } }]);

    const error = await errorOf(world, adminApi(world).countGroups());

    expect(error).toMatchObject({ detail: { requestId: 'd99ae7c156c84ec3be9436847ece934f' } });
  });

  it('tells an expired cursor from a wrong request', async () => {
    const body = errors('400', 'ADMIN-400-1');
    const world = aWorld([
      { status: 400, body },
      { status: 400, body },
    ]);
    const api = adminApi(world);

    expect(await errorOf(world, api.listDirectories('old'))).toBeInstanceOf(CursorExpired);
    expect(await errorOf(world, api.listDirectories(null))).not.toBeInstanceOf(CursorExpired);
  });

  it('repeats nothing of a person that the body tells', async () => {
    const world = aWorld([
      {
        status: 404,
        body: { errors: [{ code: 'zoe@acme.test', id: 'zoe@acme.test', detail: 'zoe@acme.test' }] },
      },
    ]);

    const error = await errorOf(world, adminApi(world).countGroups());

    expect(error).toBeInstanceOf(NotFound);
    expect(JSON.stringify(error) + String(error)).not.toContain('zoe');
  });
});
