// Async events: pushed by the app, delivered at least once and in no order, tried again for 24 hours.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PlatformClock } from './clock';
import { json, type DoorAnswer } from './doors/door';
import { EventStore, type AppEvent, type Delivery } from './eventStore';
import type { Invocation } from './invocation';
import { LIMITS, type Limit, type LimitRecord } from './limits';
import { getFunction, modulesOf, type Manifest, type ManifestModule } from './manifest';
import { RateWindow } from './rateWindow';
import type { StateDatabase } from './state';
import type { InvocationOutcome } from './worker/protocol';

export interface EventQueueOptions {
  readonly state: StateDatabase;
  readonly manifest: Manifest;
  readonly clock: PlatformClock;
  readonly limits: LimitRecord;
  /** Delivers every event twice: at once, or half a minute later, in turn. */
  readonly duplicateDeliveries: boolean;
  readonly deliver: (consumer: ManifestModule, delivery: Delivery) => Promise<InvocationOutcome>;
  /** Called when an event was delivered, or began to wait. */
  readonly onSettled: () => void;
}

const pushShape = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).optional(),
      concurrency: z.object({ key: z.string(), limit: z.number().int().positive() }).optional(),
    }),
  ),
});

const jobShape = z.object({ queueName: z.string(), jobId: z.string() });

/** What `new InvocationError(…)` returns to the platform – @forge/events 3.0 out/invocationError.js. */
const retryShape = z.object({
  _retry: z.literal(true),
  retryOptions: z.object({
    retryAfter: z.number().optional(),
    retryReason: z.string().optional(),
    retryData: z.unknown().optional(),
  }),
});

const LATE_DUPLICATE_MS = 30_000;
const RETENTION_MS = LIMITS.eventRetention.value * 3_600_000;

export class EventQueue {
  readonly #options: EventQueueOptions;
  readonly #store: EventStore;
  readonly #pushes: RateWindow;
  readonly #running = new Map<number, Delivery>();
  #pushed = 0;
  #cancelTimer: (() => void) | null = null;
  #isStopped = true;

  constructor(options: EventQueueOptions) {
    this.#options = options;
    this.#store = new EventStore(options.state);
    this.#pushes = new RateWindow(() => options.clock.now(), 60_000);
  }

  /** Delivers what an earlier run of the platform left. */
  start(): void {
    this.#isStopped = false;
    this.#pump();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer?.();
  }

  get isBusy(): boolean {
    return this.#running.size > 0;
  }

  /** Events not yet delivered for good. */
  get depth(): number {
    return this.#store.list().length;
  }

  /** Returns when the next waiting event is due, or null when none waits. */
  nextDueAt(): number | null {
    return this.#store.list().find(({ deliveryNo }) => !this.#running.has(deliveryNo))?.dueAt ?? null;
  }

  publish(invocation: Invocation, body: unknown): DoorAnswer {
    const push = pushShape.parse(body);
    const { clock, manifest } = this.#options;
    const consumer = modulesOf(manifest, 'consumer').find((entry) => entry.queue === push.queueName);
    if (consumer?.function === undefined) {
      return json(400, {
        code: 'NO_CONSUMER',
        message: `manifest.yml has no consumer of the queue "${push.queueName}"`,
      });
    }
    const refusal = this.#refusal(invocation, push, consumer.function);
    if (refusal !== null) return refusal;
    this.#store.openJob(push.jobId, push.queueName, push.payload.length);
    for (const { body: eventBody, delayInSeconds, concurrency } of push.payload) {
      const { queueName, jobId } = push;
      const event: AppEvent = {
        queueName,
        jobId,
        eventId: randomUUID(),
        body: eventBody,
        delayInSeconds,
        concurrency,
      };
      this.#add({
        event,
        consumer: consumer.key,
        chain: invocation.chain + 1,
        pushedAt: clock.now(),
        dueAt: clock.now() + (delayInSeconds ?? 0) * 1000,
      });
    }
    this.#pump();
    this.#options.onSettled();
    return json(201, {});
  }

  stats(body: unknown): DoorAnswer {
    const { jobId, queueName } = jobShape.parse(body);
    const job = this.#store.findJob(jobId);
    if (job === null || job.queue !== queueName) return { status: 404 };
    return json(200, { success: job.succeeded, inProgress: job.inProgress, failed: job.failed });
  }

  cancel(body: unknown): DoorAnswer {
    const { jobId } = jobShape.parse(body);
    if (this.#store.findJob(jobId) === null) return { status: 404 };
    this.#store.cancelJob(jobId);
    return { status: 204 };
  }

  #refusal(invocation: Invocation, push: z.infer<typeof pushShape>, functionKey: string): DoorAnswer | null {
    const { limits, manifest } = this.#options;
    const refuse = (status: number, limit: Limit): DoorAnswer => {
      const errorMessage = limits.hit(limit);
      return json(status, { errorMessage, message: errorMessage });
    };
    const sizes = push.payload.map((event) => Buffer.byteLength(JSON.stringify(event)));
    const isLong = (getFunction(manifest, functionKey).timeoutSeconds ?? 0) > LIMITS.longRuntimeDefault.value;
    if (invocation.chain >= LIMITS.cyclicPushes.value) return refuse(405, LIMITS.cyclicPushes);
    if (push.payload.length > LIMITS.eventsPerPush.value) return refuse(413, LIMITS.eventsPerPush);
    if (sizes.reduce((sum, size) => sum + size, 0) > LIMITS.pushBytes.value)
      return refuse(413, LIMITS.pushBytes);
    if (isLong && sizes.some((size) => size > LIMITS.longEventBytes.value))
      return refuse(413, LIMITS.longEventBytes);
    if (push.payload.some(({ delayInSeconds = 0 }) => delayInSeconds > LIMITS.eventDelay.value)) {
      return refuse(400, LIMITS.eventDelay);
    }
    if (!this.#pushes.take(LIMITS.eventsPerMinute.value, push.payload.length))
      return refuse(429, LIMITS.eventsPerMinute);
    return null;
  }

  #add(delivery: Omit<Delivery, 'deliveryNo' | 'failures'>): void {
    this.#store.add(delivery);
    this.#pushed += 1;
    if (!this.#options.duplicateDeliveries) return;
    const lateByMs = this.#pushed % 2 === 0 ? LATE_DUPLICATE_MS : 0;
    this.#store.add({ ...delivery, dueAt: delivery.dueAt + lateByMs });
  }

  /** Starts what is due and may run, and comes back when the next event is due. */
  #pump(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#isStopped) return;
    const { clock } = this.#options;
    for (const delivery of this.#store.list()) {
      if (this.#running.has(delivery.deliveryNo)) continue;
      if (delivery.dueAt > clock.now()) {
        this.#cancelTimer = clock.at(delivery.dueAt, () => this.#pump());
        return;
      }
      if (this.#hasRoom(delivery.event)) void this.#run(delivery);
    }
  }

  #hasRoom({ concurrency }: AppEvent): boolean {
    if (concurrency === undefined) return true;
    const sameKey = [...this.#running.values()].filter(
      ({ event }) => event.concurrency?.key === concurrency.key,
    );
    return sameKey.length < concurrency.limit;
  }

  async #run(delivery: Delivery): Promise<void> {
    const consumer = modulesOf(this.#options.manifest, 'consumer').find(
      ({ key }) => key === delivery.consumer,
    );
    if (consumer === undefined) return this.#store.remove(delivery);
    this.#running.set(delivery.deliveryNo, delivery);
    try {
      const outcome = await this.#options.deliver(consumer, delivery);
      // A stopped platform leaves the event for its next start: at least once.
      if (!this.#isStopped) this.#settle(delivery, outcome);
    } finally {
      this.#running.delete(delivery.deliveryNo);
      this.#pump();
      this.#options.onSettled();
    }
  }

  #settle(delivery: Delivery, outcome: InvocationOutcome): void {
    const { jobId } = delivery.event;
    const retry = this.#wantedRetry(delivery, outcome);
    if (retry === null) {
      this.#store.remove(delivery);
      return this.#store.closeEvent(jobId, 'succeeded');
    }
    const now = this.#options.clock.now();
    const remainingTimeMs = delivery.pushedAt + RETENTION_MS - now;
    if (remainingTimeMs <= 0) {
      this.#store.remove(delivery);
      return this.#store.closeEvent(jobId, 'failed');
    }
    const retryContext = {
      retryCount: delivery.failures + 1,
      retryReason: retry.reason,
      retryData: retry.data,
      retentionWindow: { startTime: new Date(delivery.pushedAt).toISOString(), remainingTimeMs },
    };
    this.#store.postpone(delivery, { ...delivery.event, retryContext }, now + retry.afterSeconds * 1000);
  }

  #wantedRetry(
    delivery: Delivery,
    outcome: InvocationOutcome,
  ): { afterSeconds: number; reason: string | undefined; data: unknown } | null {
    const longest = LIMITS.eventDelay.value;
    if (outcome.success) {
      const asked = retryShape.safeParse(outcome.body);
      if (!asked.success) return null;
      const { retryAfter = 1, retryReason, retryData } = asked.data.retryOptions;
      if (Buffer.byteLength(JSON.stringify(retryData) ?? '') > LIMITS.retryDataBytes.value) {
        this.#options.limits.hit(LIMITS.retryDataBytes);
        return { afterSeconds: Math.min(retryAfter, longest), reason: retryReason, data: undefined };
      }
      return { afterSeconds: Math.min(retryAfter, longest), reason: retryReason, data: retryData };
    }
    // Forge says "with back-off" and no more: doubled from one second, at most the longest delay.
    return {
      afterSeconds: Math.min(2 ** delivery.failures, longest),
      reason: outcome.error.name,
      data: undefined,
    };
  }
}
