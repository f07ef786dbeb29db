// Facts that could drift apart: what the documents say, what the manifest names, what the code has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reasonWords, warningWords } from '../src/contract/syncWords';
import { userErrors } from '../src/contract/userErrors';
import { codesInHeadings, codesInTables, differ, exportedNames, codesInLists } from './support/projectFacts';
import { ROOT } from './support/sourceTree';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const AGREES = { missing: [], unknown: [] };

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const readPackage = (path: string): Package => JSON.parse(read(path)) as Package;

describe('README', () => {
  const readme = read('README.md');

  it('has a row for every npm script, and no other', () => {
    const told = codesInTables(readme).filter((code) => code.startsWith('npm '));
    const scripts = Object.keys(readPackage('package.json').scripts);
    const commands = scripts.map((name) =>
      name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`,
    );

    expect(differ(told, commands)).toEqual(AGREES);
    expect(differ(told, [...commands, 'npm run forgotten']).missing).toEqual(['npm run forgotten']);
  });

  it('has a heading for every code that a person may see, and no other', () => {
    const codes = new Set([userErrors, reasonWords, warningWords].flatMap((words) => Object.keys(words)));

    expect(differ(codesInHeadings(readme), [...codes])).toEqual(AGREES);
    expect(differ(codesInHeadings(readme), [...codes].slice(1)).unknown).toHaveLength(1);
  });

  it('names every file and folder of src in its map, and no other', () => {
    const told = codesInTables(readme).filter((code) => code.startsWith('src/'));
    const entries = readdirSync(join(ROOT, 'src')).map((name) => `src/${name}`);

    expect(differ(told, entries)).toEqual(AGREES);
    expect(differ(told, [...entries, 'src/forgotten']).missing).toEqual(['src/forgotten']);
  });
});

describe('docs/dependencies.md', () => {
  it('has a line for every dependency, and no other', () => {
    const packages = [readPackage('package.json'), readPackage('static/admin/package.json')];
    const names = new Set(
      packages.flatMap((one) => Object.keys({ ...one.dependencies, ...one.devDependencies })),
    );
    const told = codesInLists(read('docs/dependencies.md'));

    expect(differ(told, [...names])).toEqual(AGREES);
    expect(differ(told, [...names, 'left-pad']).missing).toEqual(['left-pad']);
  });
});

describe('manifest.yml', () => {
  it('names exactly the handlers that src/index.ts exports', () => {
    const manifest = parse(read('manifest.yml')) as { modules: { function: { handler: string }[] } };
    const handlers = manifest.modules.function.map(({ handler }) => handler);
    const exported = exportedNames(read('src/index.ts')).map((name) => `index.${name}`);

    expect(differ(handlers, exported)).toEqual(AGREES);
    expect(differ(handlers, [...exported, 'index.forgotten']).missing).toEqual(['index.forgotten']);
  });
});
