import { describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import type { ExportNames, ExportPage, ExportRow, NumberedRow } from '../../src/domain/userExport';
import { ageOf, fileName } from '../../static/admin/src/export/aboutFile';
import { beginReading, readUsers, type ReadingHost } from '../../static/admin/src/export/readUsers';
import { gather } from '../../static/admin/src/export/gather';

const JIRA = {
  productKey: 'jira-software',
  site: 'acme.atlassian.net',
  isSeat: true,
  roles: ['atlassian/user'],
};
const CONFLUENCE = { ...JIRA, productKey: 'confluence' };

/** Each page has the names in another order. */
const namesOf = (page: number): ExportNames => ({
  sites: ['acme.atlassian.net'],
  products: page === 1 ? [CONFLUENCE, { ...JIRA }] : [{ ...JIRA }, CONFLUENCE],
  groups: page === 1 ? ['staff', 'jira-users'] : ['jira-users', 'staff'],
});

/** Everybody uses Jira through `jira-users`. */
const row = (no: number): NumberedRow => ({
  accountId: asAccountId(`user-${no}`),
  name: `User ${no}`,
  isErased: false,
  email: null,
  status: 'active',
  accountType: 'managed',
  source: 'invited',
  mfaEnabled: null,
  jobTitle: null,
  department: null,
  platformRoles: [],
  seats: 1,
  sites: [0],
  products: [Math.floor(no / 2) === 1 ? 1 : 0],
  groups: [Math.floor(no / 2) === 1 ? 1 : 0],
  lastActive: { kind: 'none' },
  addedAt: null,
  changedAt: 0,
});

interface Script {
  /** How often each page fails before it comes, by its beginning. */
  readonly failures?: Readonly<Record<string, number>>;
  readonly versions?: readonly (number | null)[];
  readonly isPassing?: boolean;
  readonly cancelAt?: number;
}

/** A backend with three pages of two users. */
function aHost({ failures = {}, versions = [7, 7, 7], isPassing = true, cancelAt = 99 }: Script = {}) {
  const left = new Map(Object.entries(failures));
  const waits: number[] = [];
  const seen: number[] = [];
  const controller = new AbortController();
  const host: ReadingHost = {
    async readPage(after): Promise<ExportPage> {
      const at = Number(after ?? 0);
      const failing = left.get(String(at)) ?? 0;
      left.set(String(at), failing - 1);
      if (failing > 0) throw new Error('cut connection');
      const next = at === 2 ? null : String(at + 1);
      const version = versions[at] ?? null;
      const rows = [row(at * 2), row(at * 2 + 1)];
      return { rows, names: namesOf(at), next, total: 6, readAt: 1_000 + at, asOf: 500, version };
    },
    isPassing: () => isPassing,
    wait: async (durationMs) => void waits.push(durationMs),
    onPage: ({ rows }) => {
      seen.push(rows.length);
      if (rows.length >= cancelAt) controller.abort(new Error('cancelled'));
    },
    signal: controller.signal,
  };
  return { host, waits, seen };
}

const ids = (rows: readonly ExportRow[]): string[] => rows.map(({ accountId }) => accountId);
const EVERYBODY = [0, 1, 2, 3, 4, 5].map((no) => `user-${no}`);

describe('reading the users of an export', () => {
  it('reads every page and tells how far it is', async () => {
    const { host, seen } = aHost();
    const reading = beginReading();

    await readUsers(reading, host);

    expect(ids(reading.rows)).toEqual(EVERYBODY);
    expect(seen).toEqual([2, 4, 6]);
    expect(ageOf(reading)).toEqual({ from: 500, to: null });
  });

  it('gives each user the names that the own page has at their places', async () => {
    const reading = beginReading();

    await readUsers(reading, aHost().host);

    expect(reading.rows.map(({ groups }) => groups)).toEqual(EVERYBODY.map(() => ['jira-users']));
    expect(reading.rows.map(({ products }) => products)).toEqual(EVERYBODY.map(() => [JIRA]));
  });

  it('keeps once what the users of several pages share', async () => {
    const reading = beginReading();

    await readUsers(reading, aHost().host);

    expect(new Set(reading.rows.flatMap(({ products }) => products)).size).toBe(1);
  });

  it('asks again for a page that fails, later each time', async () => {
    const { host, waits } = aHost({ failures: { 1: 3 } });
    const reading = beginReading();

    await readUsers(reading, host);

    expect(ids(reading.rows)).toEqual(EVERYBODY);
    expect(waits).toEqual([1_000, 5_000, 20_000]);
  });

  it('keeps what was read when a page fails for good, and goes on from there', async () => {
    const { host } = aHost({ failures: { 1: 5 } });
    const reading = beginReading();

    await expect(readUsers(reading, host)).rejects.toThrow('cut connection');
    expect(ids(reading.rows)).toEqual(EVERYBODY.slice(0, 2));
    await readUsers(reading, host);

    expect(ids(reading.rows)).toEqual(EVERYBODY);
  });

  it('does not repeat what was refused', async () => {
    const { host, waits } = aHost({ failures: { 0: 1 }, isPassing: false });

    await expect(readUsers(beginReading(), host)).rejects.toThrow('cut connection');

    expect(waits).toEqual([]);
  });

  it('ends at the cancel, without another page', async () => {
    const { host, seen } = aHost({ cancelAt: 4 });

    await expect(readUsers(beginReading(), host)).rejects.toThrow('cancelled');

    expect(seen).toEqual([2, 4]);
  });

  it.each([[[7, 8, 8]], [[7, null, 7]], [[null, null, null]]])(
    'takes pages of the versions %j for data of several ages',
    async (versions) => {
      const reading = beginReading();

      await readUsers(reading, aHost({ versions }).host);

      expect(ageOf(reading)).toEqual({ from: 500, to: 1_002 });
    },
  );
});

describe('the file', () => {
  const subject = { organization: 'Acme / Söhne', filter: null, activityIn: '', timeZone: 'Europe/Berlin' };
  const madeAt = Date.UTC(2026, 10, 22, 23, 30);

  it('is named after the organization and the day where the admin is', async () => {
    const reading = beginReading();
    await readUsers(reading, aHost().host);

    expect(fileName(subject, { reading, madeAt, format: 'csv' })).toBe('users_Acme-Söhne_2026-11-23.csv');
  });

  it('has the ages of its data in its name when there are several', async () => {
    const reading = beginReading();
    await readUsers(reading, aHost({ versions: [7, 8, 8] }).host);

    expect(fileName(subject, { reading, madeAt, format: 'csv' })).toBe(
      'users_Acme-Söhne_2026-11-23_as-of-1970-01-01T0100-to-1970-01-01T0100.csv',
    );
  });

  it('is whole or not made at all', async () => {
    const controller = new AbortController();
    const host = {
      pause: async () => {},
      onPart: (parts: number) => void (parts === 2 && controller.abort(new Error('cancelled'))),
      signal: controller.signal,
    };

    await expect(gather(['a', 'b', 'c'], 'text/csv', host)).rejects.toThrow('cancelled');
    const whole = await gather(['a', 'b', 'c'], 'text/csv', {
      ...host,
      signal: new AbortController().signal,
    });

    expect(await whole.text()).toBe('abc');
  });
});
