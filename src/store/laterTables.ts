// The tables that the first minute can do without: a job makes them as soon as Forge lets it (25 DDL statements a
// minute). New ones are added at the end; their order never changes.
import type { Migration } from '../ports';

export const laterTables: readonly Migration[] = [
  {
    // What is due by itself. taken_at: somebody starts what is due since then; null when nobody does.
    name: 'v002_schedules',
    statement: `CREATE TABLE IF NOT EXISTS schedules (
      name VARCHAR(32) NOT NULL PRIMARY KEY,
      next_at BIGINT NOT NULL,
      taken_at BIGINT,
      last_due_at BIGINT,
      last_started_at BIGINT,
      last_run_id VARCHAR(36),
      version INT NOT NULL)`,
  },
  {
    // view: what the filter shows, as versioned JSON.
    name: 'v002_saved_filters',
    statement: `CREATE TABLE IF NOT EXISTS saved_filters (
      filter_id VARCHAR(36) NOT NULL PRIMARY KEY,
      version INT NOT NULL,
      owner_id VARCHAR(128) NOT NULL,
      visibility VARCHAR(8) NOT NULL,
      name VARCHAR(255) NOT NULL,
      description TEXT NOT NULL,
      view MEDIUMTEXT NOT NULL,
      created_at BIGINT NOT NULL,
      changed_at BIGINT NOT NULL,
      changed_by VARCHAR(128) NOT NULL,
      INDEX saved_filters_owner (owner_id),
      INDEX saved_filters_visibility (visibility))`,
  },
  {
    // What saved filters were before: each version that was replaced by the next.
    name: 'v002_saved_filter_changes',
    statement: `CREATE TABLE IF NOT EXISTS saved_filter_changes (
      filter_id VARCHAR(36) NOT NULL,
      version INT NOT NULL,
      visibility VARCHAR(8) NOT NULL,
      name VARCHAR(255) NOT NULL,
      description TEXT NOT NULL,
      view MEDIUMTEXT NOT NULL,
      changed_at BIGINT NOT NULL,
      changed_by VARCHAR(128) NOT NULL,
      PRIMARY KEY (filter_id, version))`,
  },
  {
    // What needs a saved filter to be there: it is not deleted before. kind: task.
    name: 'v002_filter_uses',
    statement: `CREATE TABLE IF NOT EXISTS filter_uses (
      filter_id VARCHAR(36) NOT NULL,
      kind VARCHAR(16) NOT NULL,
      used_by VARCHAR(36) NOT NULL,
      name VARCHAR(255) NOT NULL,
      PRIMARY KEY (filter_id, kind, used_by))`,
  },
  {
    // What people wrote about a user; erased with the user's profile.
    name: 'v002_notes',
    statement: `CREATE TABLE IF NOT EXISTS notes (
      note_id VARCHAR(36) NOT NULL PRIMARY KEY,
      user_no INT NOT NULL,
      author_id VARCHAR(128) NOT NULL,
      text TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      INDEX notes_user (user_no, created_at))`,
  },
  {
    // Totals and facets that took long to count. count_key: hash of what was counted; data_version: of the mirror then.
    name: 'v002_counts',
    statement: `CREATE TABLE IF NOT EXISTS counts (
      count_key VARCHAR(16) NOT NULL PRIMARY KEY,
      data_version BIGINT NOT NULL,
      answer MEDIUMTEXT NOT NULL,
      made_at BIGINT NOT NULL,
      INDEX counts_made (made_at))`,
  },
];
