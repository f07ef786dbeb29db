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
      user_no MEDIUMINT NOT NULL,
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
  {
    // A plan and its run. version: raised by every change of status. about, named, summary, guards: versioned JSON.
    // named: accounts or addresses that about leaves out, too many for a list; null: none. rules_hash: of the safety
    // settings that the plan was made with. worked_ms: of the run, without pauses and waits. job_id: of the job that plans
    // or runs it.
    name: 'v002_operations',
    statement: `CREATE TABLE IF NOT EXISTS operations (
      operation_id VARCHAR(36) NOT NULL PRIMARY KEY,
      version INT NOT NULL,
      status VARCHAR(16) NOT NULL,
      outcome VARCHAR(32),
      about MEDIUMTEXT NOT NULL,
      named MEDIUMTEXT,
      time_zone VARCHAR(64) NOT NULL,
      source_id VARCHAR(36),
      author_id VARCHAR(128) NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      hash VARCHAR(64),
      rules_hash VARCHAR(64),
      summary MEDIUMTEXT,
      guards TEXT,
      users_as_of BIGINT,
      roles_as_of BIGINT,
      planned_count INT NOT NULL,
      total_count INT,
      confirmed_by VARCHAR(128),
      started_at BIGINT,
      finished_at BIGINT,
      asked VARCHAR(8),
      resume_at BIGINT,
      reason VARCHAR(48),
      reference VARCHAR(36),
      api_calls TEXT NOT NULL,
      worked_ms BIGINT NOT NULL,
      job_id VARCHAR(36),
      INDEX operations_created (created_at),
      INDEX operations_source (source_id),
      INDEX operations_status (status))`,
  },
  {
    // One user of a plan and of its run. email: of an invitation. reason: of the plan; result_reason: of the run, null
    // when it has none of its own. plan: steps and effects; result: what came of them (versioned JSON).
    name: 'v002_operation_items',
    statement: `CREATE TABLE IF NOT EXISTS operation_items (
      operation_id VARCHAR(36) NOT NULL,
      item_no INT NOT NULL,
      account_id VARCHAR(128),
      email VARCHAR(320),
      outcome VARCHAR(8) NOT NULL,
      reason VARCHAR(32),
      plan MEDIUMTEXT NOT NULL,
      state VARCHAR(16) NOT NULL,
      result MEDIUMTEXT,
      result_reason VARCHAR(48),
      changed_at BIGINT NOT NULL,
      PRIMARY KEY (operation_id, item_no),
      INDEX operation_items_reason (operation_id, outcome, state, reason, result_reason, item_no),
      INDEX operation_items_state (operation_id, state, item_no),
      INDEX operation_items_account (account_id, changed_at))`,
  },
  {
    // What was done, one entry after the other: each carries the keyed hash of itself and of the one before. body: no
    // personal data, only account ids and keyed hashes of personal values.
    name: 'v002_audit_entries',
    statement: `CREATE TABLE IF NOT EXISTS audit_entries (
      run_id VARCHAR(36) NOT NULL,
      seq INT NOT NULL,
      at BIGINT NOT NULL,
      action VARCHAR(48) NOT NULL,
      account_id VARCHAR(128),
      body MEDIUMTEXT NOT NULL,
      hash VARCHAR(64) NOT NULL,
      PRIMARY KEY (run_id, seq),
      INDEX audit_entries_account (account_id, at))`,
  },
  {
    // The chain over the runs: the last hash of each, and of the head before. A pruned run keeps its head.
    name: 'v002_audit_heads',
    statement: `CREATE TABLE IF NOT EXISTS audit_heads (
      head_no INT NOT NULL PRIMARY KEY,
      run_id VARCHAR(36) NOT NULL,
      entries INT NOT NULL,
      last_hash VARCHAR(64) NOT NULL,
      closed_at BIGINT NOT NULL,
      pruned_at BIGINT,
      hash VARCHAR(64) NOT NULL,
      UNIQUE (run_id))`,
  },
  {
    // Personal values that entries hold the keyed hashes of. Erased with the account; the chain stays whole.
    name: 'v002_audit_values',
    statement: `CREATE TABLE IF NOT EXISTS audit_values (
      run_id VARCHAR(36) NOT NULL,
      seq INT NOT NULL,
      field VARCHAR(32) NOT NULL,
      account_id VARCHAR(128),
      value VARCHAR(320) NOT NULL,
      PRIMARY KEY (run_id, seq, field),
      INDEX audit_values_account (account_id))`,
  },
  {
    // A seat that a plan frees, gives or leaves used. effect: freed, gained, stillBillable. came: 1 when the run has
    // freed or given it.
    name: 'v002_operation_seats',
    statement: `CREATE TABLE IF NOT EXISTS operation_seats (
      operation_id VARCHAR(36) NOT NULL,
      item_no INT NOT NULL,
      resource_no MEDIUMINT NOT NULL,
      effect VARCHAR(16) NOT NULL,
      came TINYINT NOT NULL,
      PRIMARY KEY (operation_id, item_no, resource_no, effect))`,
  },
];
