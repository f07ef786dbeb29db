// The mirror's tables. Wide tables carry integer keys that the app assigns (107 MB instead of 460 for 100,000
// users on libsql), of 3 bytes each: up to 8,388,607, where a directory has at most 1,000,000 users. Atlassian's ids
// stand only in users, user_groups and resources. Times are epoch milliseconds.
// The text is the subset that MySQL and SQLite share, but for INDEX inside CREATE TABLE: one statement a table
// keeps a first start within Forge's 25 DDL statements a minute (developer.atlassian.com/platform/forge/limits-sql,
// 2025-12-01); two of them are @forge/sql's own, so that 23 fill it. Tables that the first sync can do without
// stand in laterTables.ts.
import type { Migration } from '../ports';
import { workTables } from './workTables';

const mirrorTables: readonly Migration[] = [
  {
    name: 'v001_directories',
    statement: `CREATE TABLE IF NOT EXISTS directories (
      directory_no MEDIUMINT NOT NULL PRIMARY KEY,
      directory_id VARCHAR(64) NOT NULL,
      name VARCHAR(255),
      row_hash VARCHAR(16) NOT NULL,
      gone_at BIGINT,
      UNIQUE (directory_id))`,
  },
  {
    name: 'v001_sites',
    statement: `CREATE TABLE IF NOT EXISTS sites (
      site_no MEDIUMINT NOT NULL PRIMARY KEY,
      cloud_id VARCHAR(128) NOT NULL,
      host_url VARCHAR(255),
      UNIQUE (cloud_id))`,
  },
  {
    name: 'v001_products',
    statement: `CREATE TABLE IF NOT EXISTS products (
      product_no MEDIUMINT NOT NULL PRIMARY KEY,
      product_key VARCHAR(64) NOT NULL,
      UNIQUE (product_key))`,
  },
  {
    name: 'v001_resources',
    statement: `CREATE TABLE IF NOT EXISTS resources (
      resource_no MEDIUMINT NOT NULL PRIMARY KEY,
      resource_id VARCHAR(255) NOT NULL,
      site_no MEDIUMINT NOT NULL,
      product_no MEDIUMINT NOT NULL,
      name VARCHAR(255),
      owner VARCHAR(64),
      status VARCHAR(16) NOT NULL,
      is_sandbox TINYINT NOT NULL,
      plan_key VARCHAR(64),
      plan_name VARCHAR(128),
      capacity BIGINT,
      created_at BIGINT,
      row_hash VARCHAR(16) NOT NULL,
      changed_at BIGINT NOT NULL,
      gone_at BIGINT,
      UNIQUE (resource_id))`,
  },
  {
    // roles_hash: the group's roles as read last, null before that. other_resources: resources on which the group
    // holds roles that cost nothing (platform, projects, goals) or that are no workspace, comma-separated: they
    // count in a member's number of resources. grants_admin: its members administer the organization or a site.
    name: 'v001_user_groups',
    statement: `CREATE TABLE IF NOT EXISTS user_groups (
      group_no MEDIUMINT NOT NULL PRIMARY KEY,
      group_id VARCHAR(64) NOT NULL,
      directory_no MEDIUMINT,
      name VARCHAR(255) NOT NULL,
      name_search VARCHAR(255) NOT NULL,
      description TEXT,
      managed_by VARCHAR(16) NOT NULL,
      external_synced TINYINT,
      readable TINYINT,
      modifiable TINYINT,
      deletable TINYINT,
      user_count INT,
      resource_count INT,
      row_hash VARCHAR(16) NOT NULL,
      roles_hash VARCHAR(16),
      other_resources MEDIUMTEXT,
      grants_admin TINYINT NOT NULL DEFAULT 0,
      changed_at BIGINT NOT NULL,
      gone_at BIGINT,
      UNIQUE (group_id),
      INDEX user_groups_name (name_search))`,
  },
  {
    name: 'v001_group_roles',
    statement: `CREATE TABLE IF NOT EXISTS group_roles (
      group_no MEDIUMINT NOT NULL,
      resource_no MEDIUMINT NOT NULL,
      role_id VARCHAR(64) NOT NULL,
      is_default TINYINT NOT NULL,
      PRIMARY KEY (group_no, resource_no, role_id))`,
  },
  {
    // changed_at: when what was read of the user changed last. erased_at: when the profile was erased; null again
    // once the user is read anew.
    name: 'v001_users',
    statement: `CREATE TABLE IF NOT EXISTS users (
      user_no MEDIUMINT NOT NULL PRIMARY KEY,
      account_id VARCHAR(128) NOT NULL,
      status VARCHAR(16) NOT NULL,
      account_status VARCHAR(16) NOT NULL,
      membership_status VARCHAR(16) NOT NULL,
      claim_status VARCHAR(16) NOT NULL,
      management_source VARCHAR(16),
      name VARCHAR(255),
      name_search VARCHAR(255) NOT NULL,
      nickname VARCHAR(255),
      email VARCHAR(320),
      email_search VARCHAR(320) NOT NULL,
      email_domain VARCHAR(255) NOT NULL,
      email_verified TINYINT,
      avatar_url VARCHAR(1024),
      job_title VARCHAR(255),
      job_title_search VARCHAR(255) NOT NULL DEFAULT '',
      department VARCHAR(255),
      department_search VARCHAR(255) NOT NULL DEFAULT '',
      organization VARCHAR(255),
      location VARCHAR(255),
      time_zone VARCHAR(64),
      mfa_enabled TINYINT,
      added_at BIGINT,
      platform_roles VARCHAR(255) NOT NULL,
      row_hash VARCHAR(16) NOT NULL,
      first_seen_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      gone_at BIGINT,
      erased_at BIGINT,
      UNIQUE (account_id),
      INDEX users_name (gone_at, name_search, email_search),
      INDEX users_email (gone_at, email_search),
      INDEX users_status (gone_at, status, name_search),
      INDEX users_added (gone_at, added_at),
      INDEX users_domain (gone_at, email_domain),
      INDEX users_claim (gone_at, claim_status),
      INDEX users_source (gone_at, management_source),
      INDEX users_mfa (gone_at, mfa_enabled),
      INDEX users_department (gone_at, department_search),
      INDEX users_job_title (gone_at, job_title_search),
      INDEX users_platform_roles (gone_at, platform_roles),
      INDEX users_changed (gone_at, changed_at))`,
  },
  {
    // Which directories a user is in: one in a centralized organization, several in the original model;
    // directory_no 0 holds managed accounts that are in none. content_hash: everything read with the user that
    // other tables hold. activity: last uses as read ("resource_no:epoch_ms", comma-separated), null when not told.
    // resource_count: on how many resources Atlassian says that the user holds a role, null when not told.
    // read_at: when the latest reading of this user alone began; null again once the row is written with others.
    name: 'v001_directory_users',
    statement: `CREATE TABLE IF NOT EXISTS directory_users (
      directory_no MEDIUMINT NOT NULL,
      user_no MEDIUMINT NOT NULL,
      content_hash VARCHAR(16) NOT NULL,
      activity TEXT,
      resource_count INT,
      read_at BIGINT,
      PRIMARY KEY (directory_no, user_no),
      INDEX directory_users_user (user_no, directory_no))`,
  },
  {
    name: 'v001_memberships',
    statement: `CREATE TABLE IF NOT EXISTS memberships (
      user_no MEDIUMINT NOT NULL,
      group_no MEDIUMINT NOT NULL,
      PRIMARY KEY (user_no, group_no),
      INDEX memberships_group (group_no, user_no))`,
  },
  {
    // Roles that no group gives: read from a user's role assignments.
    name: 'v001_direct_roles',
    statement: `CREATE TABLE IF NOT EXISTS direct_roles (
      user_no MEDIUMINT NOT NULL,
      resource_no MEDIUMINT NOT NULL,
      role_id VARCHAR(64) NOT NULL,
      method VARCHAR(16) NOT NULL,
      PRIMARY KEY (user_no, resource_no, role_id),
      INDEX direct_roles_resource (resource_no, user_no))`,
  },
  {
    // Who can use what, over all known paths (groups and direct roles). is_seat: at least one billable role, and the
    // user's status is billed. sole_group_no, whatever the status: the one group that gives billable roles; 0 when only
    // direct ones are held, null when several ways lead to them, when they are inferred from elsewhere, or none is held.
    name: 'v001_access',
    statement: `CREATE TABLE IF NOT EXISTS access (
      user_no MEDIUMINT NOT NULL,
      resource_no MEDIUMINT NOT NULL,
      is_seat TINYINT NOT NULL,
      is_direct TINYINT NOT NULL,
      sole_group_no MEDIUMINT,
      PRIMARY KEY (user_no, resource_no),
      INDEX access_resource (resource_no, is_seat, user_no),
      INDEX access_sole_group (sole_group_no, user_no))`,
  },
  {
    // How many each user of the organization has, over all known paths: lists are ordered by it. roles: ids of the
    // roles on products, sorted, joined with commas.
    name: 'v001_user_sums',
    statement: `CREATE TABLE IF NOT EXISTS user_sums (
      user_no MEDIUMINT NOT NULL PRIMARY KEY,
      site_count SMALLINT NOT NULL,
      product_count SMALLINT NOT NULL,
      seat_count SMALLINT NOT NULL,
      group_count MEDIUMINT NOT NULL,
      roles VARCHAR(512) NOT NULL,
      INDEX user_sums_sites (site_count, user_no),
      INDEX user_sums_products (product_count, user_no),
      INDEX user_sums_seats (seat_count, user_no),
      INDEX user_sums_roles (roles, user_no),
      INDEX user_sums_groups (group_count, user_no))`,
  },
  {
    // kind: organization, site, product or resource.
    name: 'v001_scopes',
    statement: `CREATE TABLE IF NOT EXISTS scopes (
      scope_no MEDIUMINT NOT NULL PRIMARY KEY,
      kind VARCHAR(16) NOT NULL,
      site_no MEDIUMINT NOT NULL,
      product_no MEDIUMINT NOT NULL,
      resource_no MEDIUMINT NOT NULL,
      UNIQUE (kind, site_no, product_no, resource_no))`,
  },
  {
    // Last active by context. effective_at: last use, or the added date when is_never = 1, or null when
    // neither is known. Holders without activity have a row, too, so that a context is one index range; is_held tells
    // them from those who lost what they used.
    name: 'v001_activity',
    statement: `CREATE TABLE IF NOT EXISTS activity (
      scope_no MEDIUMINT NOT NULL,
      user_no MEDIUMINT NOT NULL,
      effective_at BIGINT,
      is_never TINYINT NOT NULL,
      is_held TINYINT NOT NULL,
      PRIMARY KEY (user_no, scope_no),
      INDEX activity_scope (scope_no, effective_at, user_no, is_never, is_held))`,
  },
  {
    // Next free surrogate key of each table.
    name: 'v001_counters',
    statement: `CREATE TABLE IF NOT EXISTS counters (
      name VARCHAR(32) NOT NULL PRIMARY KEY,
      next_no INT NOT NULL)`,
  },
  {
    // How old each collection is. as_of: begin of the last reading that reached the collection's end.
    name: 'v001_freshness',
    statement: `CREATE TABLE IF NOT EXISTS freshness (
      collection VARCHAR(32) NOT NULL PRIMARY KEY,
      as_of BIGINT NOT NULL,
      run_id VARCHAR(36) NOT NULL,
      data_version BIGINT NOT NULL)`,
  },
];

export const firstTables: readonly Migration[] = [...mirrorTables, ...workTables];
