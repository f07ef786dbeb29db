// `npm start` and its siblings.
import { Interrupted } from './commands/endSignal';
import { describeFlags, UsageError, type Flags } from './commands/flags';

interface Command {
  readonly summary: string;
  /** Null: the command describes itself. */
  flags(): Promise<Flags | null>;
  /** Returns the exit code. */
  run(argv: readonly string[]): Promise<number>;
}

// Loaded when asked for: the organization's process needs nothing of the platform, and the reverse.
const commands: Readonly<Record<string, Command>> = {
  start: {
    summary: 'Starts organization and app, syncs once, and serves the admin page.',
    flags: async () => (await import('./commands/start')).startFlags,
    run: async (argv) => (await import('./commands/start')).runStart(argv),
  },
  sync: {
    summary: 'Runs one full sync without a browser and prints a JSON report.',
    flags: async () => (await import('./commands/sync')).syncFlags,
    run: async (argv) => (await import('./commands/sync')).runSync(argv),
  },
  organization: {
    summary: 'Runs the simulated organization alone, as an HTTP server.',
    flags: async () => null,
    run: async (argv) => {
      endWithParent();
      await (await import('./organization/main')).runOrganization(argv);
      return 0;
    },
  },
};

// As shells answer: wrong arguments, and 128 plus the number of SIGINT.
const WRONG_USE = 2;
const INTERRUPTED = 130;

async function main([name = '', ...argv]: readonly string[]): Promise<number> {
  const command = commands[name];
  if (command === undefined) {
    console.error(overview());
    return name === '--help' ? 0 : WRONG_USE;
  }
  if (argv.includes('--help')) {
    const flags = await command.flags();
    if (flags !== null) {
      console.log(`${command.summary}\n\n${describeFlags(flags)}`);
      return 0;
    }
  }
  return command.run(argv);
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(14)}${summary}`);
  return `Commands:\n${lines.join('\n')}\n\nEach explains its flags with --help.`;
}

/** A child with a channel to its parent does not outlive it, however the parent ended. */
function endWithParent(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Waiting for the parent's end must not itself keep the child alive.
  process.channel?.unref();
}

async function run(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof Interrupted)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof Interrupted ? INTERRUPTED : WRONG_USE;
  }
}

void run();
