// Users as plans need them: a few statements for a page of them.
import type { ClaimStatus, ManagementSource, MembershipStatus, UserStatus } from '../domain/directory';
import { asAccountId, type AccountId } from '../domain/ids';
import type { PlanSubject } from '../domain/planSubject';
import type { Sql, SqlRow, SqlValue } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';
import { grouped, selectOf } from '../store/rowsOfUsers';
import { directRolesOf, groupsOf } from '../store/userContent';
import type { PlanPlaces } from './planPlaces';

/** Returns those of the users who are there, keyed by account. */
export async function readPlanSubjects(
  sql: Sql,
  accountIds: readonly AccountId[],
  memory: PlanPlaces,
): Promise<ReadonlyMap<AccountId, PlanSubject>> {
  return subjectsOf(sql, await readProfiles(sql, 'account_id', accountIds), memory);
}

/** Returns those whose address is one of the given, in lower case, keyed by it. */
export async function readPlanSubjectsAt(
  sql: Sql,
  emails: readonly string[],
  memory: PlanPlaces,
): Promise<ReadonlyMap<string, PlanSubject>> {
  const profiles = await readProfiles(sql, 'email_search', emails);
  const subjects = await subjectsOf(sql, profiles, memory);
  return new Map(
    profiles.flatMap((row) => {
      const subject = subjects.get(asAccountId(row.account_id));
      return subject === undefined ? [] : [[row.email_search, subject] as const];
    }),
  );
}

interface ProfileRow extends SqlRow {
  readonly user_no: number;
  readonly account_id: string;
  readonly email_search: string;
  readonly status: UserStatus;
  readonly membership_status: MembershipStatus;
  readonly claim_status: ClaimStatus;
  readonly management_source: ManagementSource | null;
  readonly platform_roles: string;
}

// The plus keeps the databases from the indexes of all who are not gone, which they would walk through for each page:
// accounts have an index of their own.
const isHere = { account_id: '+gone_at IS NULL', email_search: 'gone_at IS NULL' } as const;

async function readProfiles(
  sql: Sql,
  key: 'account_id' | 'email_search',
  values: readonly SqlValue[],
): Promise<ProfileRow[]> {
  const rows: ProfileRow[] = [];
  for (const part of chunks(values, KEYS_PER_STATEMENT)) {
    rows.push(
      ...(await sql.select<ProfileRow>(
        `SELECT user_no, account_id, email_search, status, membership_status, claim_status, management_source,
           platform_roles
         FROM users WHERE ${isHere[key]} AND ${key} IN (${placeholders(part.length)})`,
        part,
      )),
    );
  }
  return rows;
}

async function subjectsOf(
  sql: Sql,
  profiles: readonly ProfileRow[],
  memory: PlanPlaces,
): Promise<Map<AccountId, PlanSubject>> {
  const userNos = profiles.map((row) => row.user_no);
  const [{ directories, resources }, directoryNos, groupNos, directRoles] = await Promise.all([
    memory.places(),
    directoriesOf(sql, userNos),
    groupsOf(sql, userNos),
    directRolesOf(sql, userNos),
  ]);
  const groups = await memory.groups([...groupNos.values()].flat());
  return new Map(
    profiles.map((row): [AccountId, PlanSubject] => {
      const accountId = asAccountId(row.account_id);
      return [
        accountId,
        {
          accountId,
          status: row.status,
          membership: row.membership_status,
          claimStatus: row.claim_status,
          managementSource: row.management_source,
          platformRoles: row.platform_roles === '' ? [] : row.platform_roles.split(','),
          directoryIds: (directoryNos.get(row.user_no) ?? []).flatMap((no) => directories.get(no) ?? []),
          groups: (groupNos.get(row.user_no) ?? []).flatMap((no) => groups.get(no) ?? []),
          directRoles: (directRoles.get(row.user_no) ?? []).flatMap(({ resourceNo, roleId, method }) => {
            const resourceId = resources.get(resourceNo);
            return resourceId === undefined
              ? []
              : [{ resourceId, roleId, isInferred: method === 'inferred' }];
          }),
        },
      ];
    }),
  );
}

/** Directory 0, of accounts that are in none, is not among the directories. */
async function directoriesOf(sql: Sql, userNos: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await selectOf<{ user_no: number; directory_no: number }>(
    sql,
    'SELECT user_no, directory_no FROM directory_users WHERE user_no IN',
    userNos,
  );
  return grouped(rows, (row) => [row.user_no, row.directory_no]);
}
