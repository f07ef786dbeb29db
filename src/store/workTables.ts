// The tables of the work on the mirror: jobs and how fast they may ask, syncs, who did what, and who hears of it.
// They follow the mirror's in tables.ts, which says what holds for both.
import type { Migration } from '../ports';

export const workTables: readonly Migration[] = [
  {
    // active_key: at most one unfinished job has it. lane: what the job alone may write now. waits_for: the lane that
    // another job has.
    name: 'v001_jobs',
    statement: `CREATE TABLE IF NOT EXISTS jobs (
      job_id VARCHAR(36) NOT NULL PRIMARY KEY,
      kind VARCHAR(32) NOT NULL,
      active_key VARCHAR(64),
      lane VARCHAR(32),
      waits_for VARCHAR(32),
      status VARCHAR(16) NOT NULL,
      version INT NOT NULL,
      state MEDIUMTEXT NOT NULL,
      lease_owner VARCHAR(36),
      lease_until BIGINT NOT NULL,
      resume_at BIGINT NOT NULL,
      failures INT NOT NULL,
      chained INT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL,
      UNIQUE (active_key),
      UNIQUE (lane),
      INDEX jobs_status (status, resume_at))`,
  },
  {
    name: 'v001_rate_gate',
    statement: `CREATE TABLE IF NOT EXISTS rate_gate (
      gate_id INT NOT NULL PRIMARY KEY,
      version INT NOT NULL,
      blocked_until BIGINT NOT NULL,
      window_ends_at BIGINT NOT NULL,
      window_left INT NOT NULL)`,
  },
  {
    // target: what a small run reads, as people know it (JSON), null for a full one. stages: their figures (JSON).
    name: 'v001_sync_runs',
    statement: `CREATE TABLE IF NOT EXISTS sync_runs (
      run_id VARCHAR(36) NOT NULL PRIMARY KEY,
      kind VARCHAR(16) NOT NULL,
      target TEXT,
      started_by VARCHAR(128),
      cause VARCHAR(16) NOT NULL,
      status VARCHAR(16) NOT NULL,
      outcome VARCHAR(16),
      stage VARCHAR(32) NOT NULL,
      stages MEDIUMTEXT NOT NULL,
      reason_code VARCHAR(48),
      reason_detail TEXT,
      started_at BIGINT NOT NULL,
      finished_at BIGINT,
      resume_at BIGINT,
      api_calls TEXT NOT NULL,
      added_count INT NOT NULL,
      changed_count INT NOT NULL,
      gone_count INT NOT NULL,
      rows_written INT NOT NULL,
      waited_ms BIGINT NOT NULL,
      warnings TEXT NOT NULL,
      refusals MEDIUMTEXT NOT NULL,
      INDEX sync_runs_started (started_at))`,
  },
  {
    // Accounts and groups that somebody wants read anew soon. kind: user or group.
    name: 'v001_sync_asked',
    statement: `CREATE TABLE IF NOT EXISTS sync_asked (
      kind VARCHAR(8) NOT NULL,
      id VARCHAR(128) NOT NULL,
      asked_at BIGINT NOT NULL,
      PRIMARY KEY (kind, id))`,
  },
  {
    // What a sync still has to look at, one row a user: a list too long for its checkpoint. kind: direct (roles that
    // no group explains), left (not seen in this directory), found (has a direct role on the resource of this number).
    name: 'v001_sync_todo',
    statement: `CREATE TABLE IF NOT EXISTS sync_todo (
      kind VARCHAR(16) NOT NULL,
      directory_no MEDIUMINT NOT NULL,
      user_no MEDIUMINT NOT NULL,
      PRIMARY KEY (kind, directory_no, user_no))`,
  },
  {
    name: 'v001_audit',
    statement: `CREATE TABLE IF NOT EXISTS audit (
      entry_id VARCHAR(36) NOT NULL PRIMARY KEY,
      at BIGINT NOT NULL,
      actor_id VARCHAR(128),
      action VARCHAR(48) NOT NULL,
      subject VARCHAR(255),
      detail TEXT NOT NULL,
      INDEX audit_at (at))`,
  },
  {
    // Events that others should hear of, written with the fact itself.
    name: 'v001_outbox',
    statement: `CREATE TABLE IF NOT EXISTS outbox (
      event_id VARCHAR(36) NOT NULL PRIMARY KEY,
      kind VARCHAR(48) NOT NULL,
      payload TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      delivered_at BIGINT,
      INDEX outbox_open (delivered_at, created_at))`,
  },
];
