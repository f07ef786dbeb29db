// The rules that a reader may rely on, kept by the tree itself. Each is tried on a planted breach first: a rule
// that cannot fail says nothing.
import { describe, expect, it } from 'vitest';
import {
  filesAreSmall,
  forgeHasOneImporter,
  importsAreAllowed,
  namesSaySomething,
  nothingIsMocked,
  nothingMutableLivesInModules,
  pagesHoldNoWords,
  sqlStaysInStoreAndQuery,
  timeAndIdsComeThroughPorts,
} from './support/architectureRules';
import { readSources, type SourceFile } from './support/sourceTree';

const app = readSources('src');
const page = readSources('static/admin/src');
const tools = readSources('local', 'bench');
const tests = readSources('test');

const planted = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('imports', () => {
  it('refuses what the table does not allow, however it is written', () => {
    const breaches = [
      "import { a } from '../store/rows';",
      "import type { A } from '../store/rows';",
      "export { a } from '../store/rows';",
      "export const a = () => import('../store/rows');",
    ];

    for (const text of breaches) {
      expect(importsAreAllowed(planted('src/atlassian/users.ts', text))).toHaveLength(1);
    }
    expect(importsAreAllowed(planted('src/domain/role.ts', "import { z } from 'zod';"))).toHaveLength(1);
    expect(importsAreAllowed(planted('src/forge/sql.ts', "import { app } from '../app';"))).toHaveLength(1);
    expect(importsAreAllowed(planted('local/cli.ts', "import { a } from '../src/app';"))).toHaveLength(1);
    expect(
      importsAreAllowed(
        planted('static/admin/src/pages/A.tsx', "import { a } from '../../../../src/store/rows';"),
      ),
    ).toHaveLength(1);
  });

  it('takes no call with a list of words for an import', () => {
    expect(importsAreAllowed(planted('src/domain/role.ts', "define('role', ['viewer', 'admin']);"))).toEqual(
      [],
    );
  });

  it('refuses a folder that has no row in the table', () => {
    expect(importsAreAllowed(planted('src/extras/a.ts', 'export const a = 1;'))).toHaveLength(1);
  });

  it('follow the table', () => {
    expect(importsAreAllowed([...app, ...page, ...tools])).toEqual([]);
  });

  it('let Forge in through one folder a side', () => {
    expect(forgeHasOneImporter(planted('src/app.ts', "import api from '@forge/api';"))).toHaveLength(1);
    expect(
      forgeHasOneImporter(planted('static/admin/src/pages/A.tsx', "import { view } from '@forge/bridge';")),
    ).toHaveLength(1);

    expect(forgeHasOneImporter([...app, ...page])).toEqual([]);
  });
});

describe('source text', () => {
  it('never mocks', () => {
    // Joined here, because this file is checked too.
    const breaches = [
      ['vi', "mock('./a')"],
      ['vi', "spyOn(a, 'b')"],
      ['jest', 'fn()'],
    ];
    for (const parts of breaches) {
      expect(nothingIsMocked(planted('test/a.test.ts', parts.join('.')))).toHaveLength(1);
    }

    expect(nothingIsMocked([...tests, ...page])).toEqual([]);
  });

  it('keeps no state in modules', () => {
    expect(nothingMutableLivesInModules(planted('src/app.ts', 'const a = 1;\nlet b = 2;'))).toHaveLength(1);

    expect(nothingMutableLivesInModules([...app, ...page])).toEqual([]);
  });

  it('takes time and ids from the ports', () => {
    expect(timeAndIdsComeThroughPorts(planted('src/jobs/run.ts', 'const at = Date.now();'))).toHaveLength(1);
    expect(timeAndIdsComeThroughPorts(planted('src/forge/clock.ts', 'const at = Date.now();'))).toEqual([]);

    expect(timeAndIdsComeThroughPorts(app)).toEqual([]);
  });

  it('holds SQL only in store and query', () => {
    const statement = 'const a = (t: string) => `UPDATE ${t} SET a = 1 WHERE b = ?`;';
    expect(sqlStaysInStoreAndQuery(planted('src/sync/users.ts', statement))).toHaveLength(1);
    expect(
      sqlStaysInStoreAndQuery(planted('src/sync/a.ts', "q('SELECT a\\nFROM b WHERE c = 1')")),
    ).toHaveLength(1);
    expect(sqlStaysInStoreAndQuery(planted('src/store/users.ts', statement))).toEqual([]);

    expect(sqlStaysInStoreAndQuery(app)).toEqual([]);
  });

  it('holds the words of pages only in the contract', () => {
    expect(pagesHoldNoWords(planted('static/admin/src/a.tsx', 'const a = <p>Sync users</p>;'))).toHaveLength(
      1,
    );
    expect(
      pagesHoldNoWords(planted('static/admin/src/a.tsx', 'const a = <p title="Users" />;')),
    ).toHaveLength(1);
    expect(
      pagesHoldNoWords(planted('static/admin/src/a.tsx', 'const a = <p id="users">{b} · {c}</p>;')),
    ).toEqual([]);

    expect(pagesHoldNoWords(page)).toEqual([]);
  });
});

describe('files', () => {
  it('are small', () => {
    expect(filesAreSmall(planted('src/a.ts', 'a();\n'.repeat(301)))).toHaveLength(1);
    expect(filesAreSmall(planted('src/a.ts', '// a\n'.repeat(301)))).toEqual([]);

    expect(filesAreSmall([...app, ...page, ...tools])).toEqual([]);
  });

  it('have names that say what they know', () => {
    const refused = [
      'src/store/index.ts',
      'src/dateUtils.ts',
      'local/common/a.ts',
      'src/store/UserManager.ts',
    ];
    for (const path of refused) expect(namesSaySomething(planted(path, ''))).toHaveLength(1);
    expect(namesSaySomething(planted('src/index.ts', ''))).toEqual([]);

    expect(namesSaySomething([...app, ...page, ...tools, ...tests])).toEqual([]);
  });
});
