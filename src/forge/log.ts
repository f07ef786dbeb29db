// Forge collects what the console gets; one JSON text after the message keeps a line whole and searchable.
import type { Log, LogFields } from '../ports';

function line(message: string, fields: LogFields | undefined): string {
  return fields === undefined ? message : `${message} ${JSON.stringify(fields)}`;
}

/* oxlint-disable no-console -- the console is Forge's log */
export const forgeLog: Log = {
  info: (message, fields) => console.info(line(message, fields)),
  warn: (message, fields) => console.warn(line(message, fields)),
  error: (message, fields) => console.error(line(message, fields)),
};
/* oxlint-enable no-console */
