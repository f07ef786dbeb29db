// Exact values under the keys that docs/export.md lists: codes instead of words, and null for what Atlassian did not
// tell.
import type { ExportColumnKey, ExportRow } from '../../../../src/domain/userExport';
import { type ExportFile, partsOf } from './exportFile';
import { type ZonedTime, zonedTime } from './zonedTime';

export function* jsonParts({ about, columns, rows, timeZone }: ExportFile): Generator<string> {
  const time = zonedTime(timeZone);
  const valuesOf = (row: ExportRow): Record<string, unknown> =>
    Object.assign({}, ...columns.map((key) => values[key](row, time)));
  yield `{"about":${JSON.stringify(about)},"users":[`;
  let between = '\n';
  for (const part of partsOf(rows)) {
    yield between + part.map((row) => JSON.stringify(valuesOf(row))).join(',\n');
    between = ',\n';
  }
  yield '\n]}\n';
}

const values: {
  readonly [Key in ExportColumnKey]: (row: ExportRow, time: ZonedTime) => Readonly<Record<string, unknown>>;
} = {
  name: ({ name, isErased }) => ({ name, isErased }),
  email: ({ email }) => ({ email }),
  status: ({ status }) => ({ status: told(status) }),
  sites: ({ sites }) => ({ sites }),
  products: ({ products }) => ({ products }),
  groups: ({ groups }) => ({ groups }),
  'last-active': ({ lastActive }, time) => ({
    lastActive: lastActive.kind === 'used' ? time.iso(lastActive.at) : null,
    lastActiveKind: lastActive.kind,
  }),
  added: ({ addedAt }, time) => ({ added: addedAt === null ? null : time.iso(addedAt) }),
  'account-type': ({ accountType }) => ({ accountType: told(accountType) }),
  source: ({ source }) => ({ source: told(source) }),
  mfa: ({ mfaEnabled }) => ({ mfaEnabled }),
  department: ({ department }) => ({ department }),
  'job-title': ({ jobTitle }) => ({ jobTitle }),
  'platform-roles': ({ platformRoles }) => ({ platformRoles }),
  seats: ({ seats }) => ({ licenses: seats }),
  changed: ({ changedAt }, time) => ({ changed: time.iso(changedAt) }),
  'account-id': ({ accountId }) => ({ accountId }),
};

function told<Code extends string>(code: Code): Code | null {
  return code === 'unknown' ? null : code;
}
