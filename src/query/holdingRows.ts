// What the users of a page hold, as rows: the places they can use, their roles there, and their groups.
import type { Sql, SqlRow } from '../ports';
import { listOf, plain, sqlText } from './fragment';
import { BY_SITE } from './siteOrder';

/** What can be used, wherever it is told. */
export interface Place extends SqlRow {
  readonly resource_no: number;
  readonly resource_id: string;
  readonly name: string | null;
  readonly cloud_id: string;
  readonly host_url: string | null;
  readonly product_key: string;
}

export interface HeldPlace extends Place {
  readonly user_no: number;
  readonly is_seat: number;
}

export interface HeldRole extends SqlRow {
  readonly user_no: number;
  readonly resource_no: number;
  readonly role_id: string;
}

interface HeldGroup extends SqlRow {
  readonly user_no: number;
  readonly group_id: string;
  readonly name: string;
}

/** Of each user: places by site, roles by id and each once, groups by name. */
export interface HoldingRows {
  readonly places: readonly HeldPlace[];
  readonly roles: readonly HeldRole[];
  readonly groups: readonly HeldGroup[];
}

/** For as many users as a screen shows; of their groups only the first. */
export async function readHoldingsOfPage(sql: Sql, userNos: readonly number[]): Promise<HoldingRows> {
  const [places, roles, groups] = await Promise.all([
    readPlaces(sql, userNos),
    readRoles(sql, userNos),
    readFirstGroups(sql, userNos),
  ]);
  return { places, roles, groups };
}

function readPlaces(sql: Sql, userNos: readonly number[]): Promise<HeldPlace[]> {
  const { text, params } =
    sqlText`SELECT a.user_no, a.is_seat, a.resource_no, r.resource_id, r.name, s.cloud_id,
      s.host_url, p.product_key
    FROM access a JOIN resources r ON r.resource_no = a.resource_no
    JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
    WHERE a.user_no IN ${listOf(userNos)}
    ORDER BY a.user_no, ${plain(BY_SITE)}, p.product_key, r.resource_id`;
  return sql.select(text, params);
}

/** Roles on products over all known paths, each once; an inferred one follows from another. */
function readRoles(sql: Sql, userNos: readonly number[]): Promise<HeldRole[]> {
  const users = listOf(userNos);
  const { text, params } = sqlText`SELECT m.user_no, g.resource_no, g.role_id
    FROM memberships m JOIN group_roles g ON g.group_no = m.group_no WHERE m.user_no IN ${users}
    UNION SELECT d.user_no, d.resource_no, d.role_id
    FROM direct_roles d WHERE d.user_no IN ${users} AND d.method <> 'inferred' ORDER BY role_id`;
  return sql.select(text, params);
}

const GROUPS_SHOWN = 3;

function readFirstGroups(sql: Sql, userNos: readonly number[]): Promise<HeldGroup[]> {
  const { text, params } = sqlText`SELECT user_no, group_id, name FROM (
      SELECT m.user_no, g.group_id, g.name,
        ROW_NUMBER() OVER (PARTITION BY m.user_no ORDER BY g.name_search, g.group_no) AS place
      FROM memberships m JOIN user_groups g ON g.group_no = m.group_no
      WHERE m.user_no IN ${listOf(userNos)}) numbered
    WHERE place <= ${GROUPS_SHOWN} ORDER BY user_no, place`;
  return sql.select(text, params);
}
