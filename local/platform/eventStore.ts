// Undelivered events and the counts of their jobs, in the platform's database: they survive a restart.
import { allRows, change, type StateDatabase } from './state';

interface RetryContext {
  readonly retryCount: number;
  readonly retryReason?: string | undefined;
  readonly retryData?: unknown;
  readonly retentionWindow: { readonly startTime: string; readonly remainingTimeMs: number };
}

/** What a consumer gets – developer.atlassian.com/platform/forge/runtime-reference/async-events-api (2026-02-26). */
export interface AppEvent {
  readonly queueName: string;
  readonly jobId: string;
  readonly eventId: string;
  readonly body: unknown;
  readonly delayInSeconds?: number | undefined;
  readonly concurrency?: { readonly key: string; readonly limit: number } | undefined;
  readonly retryContext?: RetryContext | undefined;
}

export interface Delivery {
  readonly deliveryNo: number;
  readonly event: AppEvent;
  /** Module key of the consumer. */
  readonly consumer: string;
  readonly chain: number;
  readonly pushedAt: number;
  readonly dueAt: number;
  readonly failures: number;
}

export interface JobCounts {
  readonly queue: string;
  readonly succeeded: number;
  readonly inProgress: number;
  readonly failed: number;
}

interface DeliveryRow {
  readonly delivery_no: number;
  readonly event: string;
  readonly consumer: string;
  readonly chain: number;
  readonly pushed_at: number;
  readonly due_at: number;
  readonly failures: number;
}

export class EventStore {
  readonly #state: StateDatabase;

  constructor(state: StateDatabase) {
    this.#state = state;
  }

  add(delivery: Omit<Delivery, 'deliveryNo' | 'failures'>): void {
    const { event, consumer, chain, pushedAt, dueAt } = delivery;
    change(
      this.#state,
      'INSERT INTO events (event, consumer, chain, pushed_at, due_at, failures) VALUES (?, ?, ?, ?, ?, 0)',
      [JSON.stringify(event), consumer, chain, pushedAt, dueAt],
    );
  }

  postpone(delivery: Delivery, event: AppEvent, dueAt: number): void {
    change(
      this.#state,
      'UPDATE events SET event = ?, due_at = ?, failures = failures + 1 WHERE delivery_no = ?',
      [JSON.stringify(event), dueAt, delivery.deliveryNo],
    );
  }

  remove(delivery: Delivery): void {
    change(this.#state, 'DELETE FROM events WHERE delivery_no = ?', [delivery.deliveryNo]);
  }

  /** By due time. */
  list(): readonly Delivery[] {
    return allRows<DeliveryRow>(this.#state, 'SELECT * FROM events ORDER BY due_at, delivery_no').map(
      (row) => ({
        deliveryNo: row.delivery_no,
        event: JSON.parse(row.event) as AppEvent,
        consumer: row.consumer,
        chain: row.chain,
        pushedAt: row.pushed_at,
        dueAt: row.due_at,
        failures: row.failures,
      }),
    );
  }

  openJob(jobId: string, queue: string, events: number): void {
    change(
      this.#state,
      'INSERT INTO push_jobs VALUES (?, ?, 0, ?, 0, 0) ON CONFLICT (job_id) DO UPDATE SET in_progress = in_progress + ?',
      [jobId, queue, events, events],
    );
  }

  /** Counts one event of a job as ended. */
  closeEvent(jobId: string, result: 'succeeded' | 'failed'): void {
    change(
      this.#state,
      `UPDATE push_jobs SET in_progress = in_progress - 1, ${result} = ${result} + 1 WHERE job_id = ?`,
      [jobId],
    );
  }

  findJob(jobId: string): JobCounts | null {
    const counts =
      'SELECT queue, succeeded, in_progress AS inProgress, failed FROM push_jobs WHERE job_id = ?';
    return allRows<JobCounts>(this.#state, counts, [jobId])[0] ?? null;
  }

  /** Drops what was not delivered yet. */
  cancelJob(jobId: string): void {
    for (const delivery of this.list().filter(({ event }) => event.jobId === jobId)) this.remove(delivery);
    change(this.#state, 'UPDATE push_jobs SET in_progress = 0, cancelled = 1 WHERE job_id = ?', [jobId]);
  }
}
