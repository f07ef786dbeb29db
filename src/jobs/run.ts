// Works on a job until it is done, must wait, or the burst is used up; then hands over to the next invocation.
import { AppError, RateLimited, StorageFailed, Unavailable } from '../domain/errors';
import type { Ports } from '../ports';
import { changeJob, claimLane, findJob, type Job, type JobChange } from '../store/jobs';
import { Burst, fenced } from './burst';
import type { Failure, JobKind, KindMaker, StepResult } from './job';
import { LeaseLost } from './leaseLost';

export type JobPorts = Pick<Ports, 'clock' | 'ids' | 'log' | 'sql' | 'queue'>;

// Renewed at each checkpoint. A step that sends more than a few requests, of at most 30 s each, asks the burst before
// each of them whether it may.
const LEASE_MS = 120_000;
// Waits after the first, second, … failure in a row, in seconds; after the last the job fails. The last is also the
// longest wait while that cannot be told.
const BACKOFF_SECONDS = [2, 5, 15, 60, 120, 300, 600];
// A job that waits for another one asks so often whether that one has ended.
const LANE_WAIT_MS = 3_000;
// A defect does not mend itself: it gets two more chances, also when the job waits in between.
const DEFECT_ATTEMPTS = 3;
// delayInSeconds ≤ 900, a chain of pushes ≤ 1,000 – developer.atlassian.com/platform/forge/limits-async-events (2026-02-26).
const MAX_DELAY_SECONDS = 900;
const MAX_CHAINED = 900;

/** Handles one message: takes the job if it is free and due, and works on it. Safe to call twice. */
export async function runJob(
  ports: JobPorts,
  kinds: Readonly<Record<string, KindMaker>>,
  jobId: string,
): Promise<void> {
  const job = await findJob(ports.sql, jobId);
  if (job === null || job.status === 'done') return;
  const now = ports.clock.now();
  if (job.leaseUntil > now) return;
  if (job.resumeAt > now) return handOver(ports, job);
  const maker = kinds[job.kind];
  if (maker === undefined) {
    // Another version of the app began it: the tick brings it to that one, or to a later one.
    ports.log.warn('no such kind of job', { jobId, kind: job.kind });
    return;
  }

  const lease = { leaseOwner: ports.ids.newId(), leaseUntil: now + LEASE_MS };
  const taken = await changeJob(ports.sql, job, { ...lease, status: 'ready', now });
  if (taken === null) return;
  const burst = new Burst(ports.clock, taken.leaseUntil);
  await maker(burst, fenced(ports.sql, burst)).apply((kind) =>
    new Worker({ ports, kind, burst, job: taken }).work(),
  );
}

/** Pushes the job's id so that an invocation comes back to it when it is due. */
export async function handOver(ports: JobPorts, job: Job): Promise<void> {
  // Past this the tick resumes the job, which begins a new chain.
  if (job.chained >= MAX_CHAINED) return;
  const waitMs = Math.max(0, job.resumeAt - ports.clock.now());
  await ports.queue.push({ jobId: job.jobId }, Math.min(Math.ceil(waitMs / 1000), MAX_DELAY_SECONDS));
}

class Worker<State> {
  readonly #ports: JobPorts;
  readonly #kind: JobKind<State>;
  readonly #burst: Burst;
  #job: Job;
  #state: State;

  constructor(parts: {
    readonly ports: JobPorts;
    readonly kind: JobKind<State>;
    readonly burst: Burst;
    readonly job: Job;
  }) {
    this.#ports = parts.ports;
    this.#kind = parts.kind;
    this.#burst = parts.burst;
    this.#job = parts.job;
    this.#state = parts.kind.decode(parts.job.state) ?? parts.kind.fresh(parts.job.jobId);
  }

  async work(): Promise<void> {
    try {
      await this.#workOrStop();
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.#ports.log.warn('lease lost', { jobId: this.#job.jobId });
    }
  }

  async #workOrStop(): Promise<void> {
    try {
      if (!(await this.#hasLane())) return;
      for (;;) {
        const result = await this.#kind.step(this.#state, this.#burst);
        if (await this.#checkpoint(result)) return;
      }
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      await this.#stop(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Returns whether the job may write; if not, it was told so, and this burst is over. */
  async #hasLane(): Promise<boolean> {
    const { lane } = this.#kind;
    if (lane === undefined || this.#job.lane === lane.name) return true;
    const now = this.#ports.clock.now();
    const claimed = await claimLane(this.#ports.sql, this.#job, { lane: lane.name, now });
    if (claimed === null) throw new LeaseLost();
    if (claimed !== 'taken') {
      this.#job = claimed;
      return true;
    }
    const result = await lane.taken(this.#state, now + LANE_WAIT_MS);
    await this.#checkpoint(result, { waitsFor: lane.name });
    return false;
  }

  /** Stores what the step came to; `wait` says why it waits. Returns whether this burst is over. */
  async #checkpoint(result: StepResult<State>, wait: JobChange = {}): Promise<boolean> {
    this.#state = result.state;
    const now = this.#ports.clock.now();
    if (result.next === 'done') {
      await this.#change({ status: 'done', leaseUntil: 0, failures: 0 });
      return true;
    }
    if (result.next === 'wait') {
      // So many that the next defect is the last, and that others still have all but two of their waits.
      const failures = Math.min(this.#job.failures, DEFECT_ATTEMPTS - 1);
      await this.#release({ ...wait, status: 'waiting', resumeAt: result.resumeAt, failures });
      return true;
    }
    if (!this.#burst.mayContinue()) {
      await this.#release({ status: 'ready', resumeAt: 0, failures: 0 });
      return true;
    }
    await this.#change({ leaseUntil: now + LEASE_MS, failures: 0 });
    this.#burst.renewLease(now + LEASE_MS);
    return false;
  }

  async #stop(error: Error): Promise<void> {
    const failures = error instanceof RateLimited ? this.#job.failures : this.#job.failures + 1;
    const resumeAt = this.#resumeAt(error, failures);
    const fields = { jobId: this.#job.jobId, kind: this.#job.kind, error: error.name, failures };
    if (resumeAt === null) {
      const reference = this.#ports.ids.newId();
      this.#ports.log.error('job failed', { ...fields, reference, stack: error.stack ?? error.message });
      // However often telling fails: what the job stands for would never end if the job were over before.
      if (await this.#tellFailure({ error, reference }))
        await this.#change({ status: 'done', leaseUntil: 0, failures });
      else await this.#release(this.#laterAfter(failures));
      return;
    }
    this.#ports.log.info('job waits', { ...fields, resumeAt, reason: error.message });
    // Counted before it is told: that may fail, too.
    await this.#change({ failures });
    this.#state = await this.#kind.interrupted(this.#state, this.#burst, { error, resumeAt });
    await this.#release({ status: 'waiting', resumeAt, failures });
  }

  /** Returns false when that failed itself. */
  async #tellFailure(failure: Failure): Promise<boolean> {
    try {
      await this.#kind.failed(this.#state, this.#burst, failure);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      const { name, stack } = error instanceof Error ? error : new Error(String(error));
      const { jobId, kind } = this.#job;
      const fields = { jobId, kind, reference: failure.reference, error: name, stack };
      this.#ports.log.error('nobody could be told that a job failed', fields);
      return false;
    }
  }

  #laterAfter(failures: number): JobChange {
    const seconds = BACKOFF_SECONDS[failures - 1] ?? BACKOFF_SECONDS.at(-1) ?? 0;
    return { status: 'waiting', resumeAt: this.#ports.clock.now() + seconds * 1000, failures };
  }

  /** Returns when to try again, or null to give up. */
  #resumeAt(error: Error, failures: number): number | null {
    if (error instanceof RateLimited) return error.retryAt;
    const mayPass =
      error instanceof Unavailable ||
      error instanceof StorageFailed ||
      (!(error instanceof AppError) && failures < DEFECT_ATTEMPTS);
    const seconds = BACKOFF_SECONDS[failures - 1];
    return mayPass && seconds !== undefined ? this.#ports.clock.now() + seconds * 1000 : null;
  }

  // Released before the message is pushed: a stop in between leaves an idle job, which the tick finds.
  async #release(change: JobChange): Promise<void> {
    await this.#change({ ...change, leaseUntil: 0, chained: this.#job.chained + 1 });
    await handOver(this.#ports, this.#job);
  }

  async #change(change: JobChange): Promise<void> {
    this.#burst.assertLease();
    const changed = await changeJob(this.#ports.sql, this.#job, {
      ...change,
      state: this.#kind.encode(this.#state),
      now: this.#ports.clock.now(),
    });
    if (changed === null) throw new LeaseLost();
    this.#job = changed;
  }
}
