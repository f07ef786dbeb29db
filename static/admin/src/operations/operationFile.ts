// The file of a plan, or of what came of it: every user a line or an object.
import { itemFileWords } from '../../../../src/contract/operationFileWords';
import { answerWords } from '../../../../src/contract/operationAnswerWords';
import {
  itemOutcomeWords,
  itemStandingSentence,
  itemWords,
  skippedSentence,
  stepResultWords,
  stepSentence,
} from '../../../../src/contract/operationItemWords';
import { whyOf } from '../../../../src/contract/operationReasonWords';
import type { Names } from '../../../../src/contract/filterWords';
import type { ItemSide, OperationItem, OperationView, StepResult } from '../../../../src/domain/operationRun';
import { BOM, csvLine } from '../export/csvFile';
import { partsOf } from '../export/exportFile';
import { toInert } from '../export/inertText';
import { hasRun } from './hasRun';
import { effectsSoFar } from './itemEffects';
import { pathSentence } from './pathSentence';
import { sideSentences } from './sideSentences';

/** Ids and codes as they are, for machines; instants in ISO 8601, UTC. */
export function* jsonParts(
  { asOf, ...operation }: OperationView,
  items: readonly OperationItem[],
): Generator<string> {
  const readAt = { usersAt: asOf.users, directRolesAt: asOf.directRoles };
  yield `{"operation":${JSON.stringify({ ...operation, asOf: readAt }, withInstants)},"users":[`;
  let between = '\n';
  for (const part of partsOf(items)) {
    yield between + part.map((item) => JSON.stringify(item, withInstants)).join(',\n');
    between = ',\n';
  }
  yield '\n]}\n';
}

/** By their names: `at`, or something that ends in `At`. */
function withInstants(name: string, value: unknown): unknown {
  return typeof value === 'number' && /^at$|At$/.test(name) ? new Date(value).toISOString() : value;
}

type Cells = Readonly<Record<keyof typeof itemFileWords.columns, string | number | null>>;

/** Names and sentences, for people. */
export function* csvParts(
  operation: OperationView,
  items: readonly OperationItem[],
  names: Names,
): Generator<string> {
  yield BOM + csvLine(Object.values(itemFileWords.columns));
  const isRun = hasRun(operation);
  for (const part of partsOf(items)) {
    yield part.map((item) => csvLine(Object.values(cellsOf(item, names, isRun)))).join('');
  }
}

const BETWEEN = '; ';

/** Each is inert by itself: with the semicolon as separator, a spreadsheet makes cells of them. */
function list(values: readonly string[]): string {
  return values.map(toInert).join(BETWEEN);
}

function text(value: string | null): string | null {
  return value === null ? null : toInert(value);
}

function cellsOf(item: OperationItem, names: Names, isRun: boolean): Cells {
  const { itemNo, name, email, userEmail, accountId, outcome, steps, skipped, result } = item;
  const { freed, gained, stillBillable } = effectsSoFar(item, isRun);
  const results = result?.steps ?? [];
  const side = (held: ItemSide | null = null) => held && list(sideSentences(held, names));
  return {
    number: itemNo,
    name: text(name),
    email: text(email ?? userEmail),
    accountId: text(accountId),
    plan: itemOutcomeWords[outcome],
    state: isRun ? itemStandingSentence(item) : null,
    reason: whyOf(item)?.title ?? null,
    changes: list(steps.map((step) => stepSentence(step, names))),
    results: list(results.map((step) => resultSentence(step, names))),
    requestIds: list(results.flatMap(({ requestId }) => requestId ?? [])),
    skipped: list(skipped.map((part) => skippedSentence(part, names))),
    freed: list(freed.map(names.app)),
    gained: list(gained.map(names.app)),
    stillBillable: list(stillBillable.map((path) => pathSentence(path, names))),
    before: side(result?.before),
    after: side(result?.after),
    reference: text(result?.reference ?? null),
  };
}

function resultSentence({ step, result, httpStatus, code }: StepResult, names: Names): string {
  const answer =
    result === 'untried' ? [] : [httpStatus === null ? itemWords.noAnswer : answerWords(httpStatus, code)];
  return [stepSentence(step, names), stepResultWords[result], ...answer].join(' – ');
}
