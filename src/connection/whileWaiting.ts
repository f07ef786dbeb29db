import type { AdminApiOptions } from '../atlassian/api';

/**
 * For questions that a person waits for. A resolver may run 25 s (developer.atlassian.com/platform/forge/limits-invocation,
 * 2026-10-09), and saving a key asks at most four times in a row: each must be over in 6 s, or nobody could word it.
 */
export const WHILE_SOMEBODY_WAITS: AdminApiOptions = { patienceMs: 1_000, timeoutMs: 5_000 };
