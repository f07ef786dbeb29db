// A plan, or what came of it, as a download: all its users, page by page.
import { itemFileWords } from '../../../../src/contract/operationFileWords';
import type { Names } from '../../../../src/contract/filterWords';
import { filterBounds } from '../../../../src/domain/filter/values';
import type { OperationItem, OperationView } from '../../../../src/domain/operationRun';
import { call } from '../api/call';
import { download } from '../components/download';
import { gather, nextTask } from '../export/gather';
import { patienceUntil } from '../export/pagePatience';
import { askPatiently } from '../export/patience';
import { zonedTime } from '../export/zonedTime';
import { namesFrom } from '../filter/filterEditing';
import { hasRun } from './hasRun';
import { groupsOfItem } from './namedGroups';
import { csvParts, jsonParts } from './operationFile';

export const fileFormats = ['csv', 'json'] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface DownloadOrder {
  readonly operation: OperationView;
  readonly format: FileFormat;
  /** IANA name. */
  readonly timeZone: string;
  readonly onRead: (items: number) => void;
  readonly signal: AbortSignal;
}

/** Downloads the file, whole or not at all. Returns its name. @throws what reading failed with, or the signal's reason. */
export async function downloadOperation(order: DownloadOrder): Promise<string> {
  const { operation, format, timeZone, signal } = order;
  const items = await readItems(order);
  const parts =
    format === 'json'
      ? jsonParts(operation, items)
      : csvParts(operation, items, await namesOf(items, signal));
  const blob = await gather(parts, TYPES[format], { pause: nextTask, onPart: () => {}, signal });
  const what = hasRun(operation) ? itemFileWords.results : itemFileWords.plan;
  const name = `${what}_${zonedTime(timeZone).iso(operation.createdAt).slice(0, 10)}_${operation.operationId}.${format}`;
  download(blob, name);
  return name;
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const satisfies Record<
  FileFormat,
  string
>;

/** As many as a request may ask for. */
const ITEMS_PER_PAGE = 500;

async function readItems({
  operation: { operationId },
  onRead,
  signal,
}: DownloadOrder): Promise<OperationItem[]> {
  const items: OperationItem[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const request: { after: number; limit: number } = { after, limit: ITEMS_PER_PAGE };
    const page = await askPatiently(
      () => call('operations.items', { operationId, ...request }),
      patienceUntil(signal),
    );
    items.push(...page.items);
    after = page.next;
    onRead(items.length);
  }
  return items;
}

async function namesOf(items: readonly OperationItem[], signal: AbortSignal): Promise<Names> {
  const ids = [...new Set(items.flatMap(groupsOfItem))];
  const ask = (groupIds: string[]) =>
    askPatiently(() => call('users.choices', { groupIds }), patienceUntil(signal));
  const first = await ask(ids.slice(0, filterBounds.values));
  const groups = [...first.groups];
  for (let at = filterBounds.values; at < ids.length; at += filterBounds.values) {
    groups.push(...(await ask(ids.slice(at, at + filterBounds.values))).groups);
  }
  return namesFrom({ ...first, groups });
}
