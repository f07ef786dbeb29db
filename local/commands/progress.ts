// Progress in a terminal: one line that is rewritten; elsewhere a plain line a stage.
import type { WriteStream } from 'node:tty';
import type { SyncRun } from './appCalls';

export interface Progress {
  show(run: SyncRun): void;
  /** Leaves the last state standing. */
  end(): void;
}

/** What is written to: process.stderr, or a test's own. */
export type Screen = Pick<WriteStream, 'isTTY' | 'write'>;

const REWRITE = '\r\u001B[2K';

export function createProgress(screen: Screen): Progress {
  let lastLine = '';
  let lastStage = '';
  return {
    show(run) {
      const line = describeProgress(run);
      if (screen.isTTY) {
        if (line !== lastLine) screen.write(`${REWRITE}${line}`);
      } else if (run.status !== 'running' || run.stage !== lastStage) {
        if (line !== lastLine) screen.write(`${line}\n`);
      }
      lastLine = line;
      lastStage = run.stage;
    },
    end() {
      if (screen.isTTY && lastLine !== '') screen.write('\n');
    },
  };
}

/** Returns stage, counts and percentage in one line. */
function describeProgress(run: SyncRun): string {
  const stage = run.stage.replaceAll('-', ' ');
  if (run.status === 'finished') return `Sync ${run.outcome ?? 'ended'}${because(run.reason)}`;
  if (run.status === 'waiting') return `Syncing ${stage}: waits${until(run.resumeAt)}`;
  const reached = run.stages.find((candidate) => candidate.stage === run.stage);
  if (reached === undefined) return `Syncing ${stage}`;
  const { done, total } = reached;
  if (total === null || total === 0) return `Syncing ${stage}: ${number(done)}`;
  return `Syncing ${stage}: ${number(done)} of ${number(total)} (${Math.floor((100 * done) / total)} %)`;
}

function because(reason: SyncRun['reason']): string {
  return reason === null ? '' : `: ${reason.code.replaceAll('-', ' ')}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function until(resumeAt: number | null): string {
  return resumeAt === null ? '' : ` until ${new Date(resumeAt).toISOString().slice(11, 19)} UTC`;
}
