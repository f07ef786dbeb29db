// The rules of the architecture, each a function from files to the places that break it.
import { posix } from 'node:path';
import ts from 'typescript';
import { importsOf, nodesOf, type SourceFile } from './sourceTree';

type Rule = (files: readonly SourceFile[]) => string[];

/** Who may import whom inside the project. A part that is not listed breaks the rule. */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ports: ['domain'],
  contract: ['domain'],
  atlassian: ['domain', 'ports'],
  store: ['domain', 'ports'],
  connection: ['domain', 'ports', 'atlassian', 'store'],
  query: ['domain', 'ports', 'store'],
  jobs: ['domain', 'ports', 'store'],
  sync: ['domain', 'ports', 'atlassian', 'store', 'jobs'],
  operations: ['domain', 'ports', 'atlassian', 'store', 'query', 'jobs', 'sync'],
  personalData: ['domain', 'ports', 'store', 'jobs'],
  resolvers: ['contract', 'domain', 'ports', 'store', 'connection', 'query', 'sync', 'operations'],
  app: [
    'contract',
    'domain',
    'ports',
    'atlassian',
    'store',
    'jobs',
    'jobKinds',
    'sync',
    'operations',
    'resolvers',
    'tick',
  ],
  jobKinds: [
    'domain',
    'ports',
    'atlassian',
    'store',
    'query',
    'connection',
    'jobs',
    'sync',
    'operations',
    'personalData',
  ],
  tick: ['domain', 'ports', 'store', 'connection', 'jobs', 'sync', 'operations', 'personalData'],
  forge: ['ports', 'domain'],
  index: ['app', 'forge'],
  'static/admin': ['contract', 'domain'],
  // It runs the app as Forge would: from the bundle.
  local: [],
  bench: ['local'],
};

/** Parts whose content is true without any package. */
const PACKAGE_FREE = new Set(['domain', 'ports']);

/** Returns the part that a file belongs to: a folder of src, a file of src, or a side of the project. */
function partOf(path: string): string {
  const [top = '', second = '', third] = path.split('/');
  if (top === 'src') return third === undefined ? second.replace(/\.ts$/, '') : second;
  return top === 'static' ? `${top}/${second}` : top;
}

export const importsAreAllowed: Rule = (files) =>
  files.flatMap((file) => {
    const from = partOf(file.path);
    const allowed = allowedImports[from];
    if (allowed === undefined) return [`${file.path}: ${from} has no row in the table of imports`];
    return importsOf(file).flatMap((imported) => {
      if (!imported.startsWith('.')) {
        return PACKAGE_FREE.has(from) ? [`${file.path}: ${from} may import no package, not ${imported}`] : [];
      }
      const to = partOf(posix.join(posix.dirname(file.path), imported));
      return to === from || allowed.includes(to) ? [] : [`${file.path}: ${from} may not import ${to}`];
    });
  });

const FORGE_IMPORTERS = ['src/forge/', 'static/admin/src/api/', 'local/', 'test/'];

/** Forge's packages have one importer in the app and one in the page; tools and tests check them. */
export const forgeHasOneImporter: Rule = (files) =>
  files
    .filter((file) => !FORGE_IMPORTERS.some((folder) => file.path.startsWith(folder)))
    .flatMap((file) =>
      importsOf(file)
        .filter((imported) => imported.startsWith('@forge/'))
        .map((imported) => `${file.path}: imports ${imported}`),
    );

const MOCKS =
  /\b(?:vi\s*\.\s*(?:mock|doMock|hoisted|spyOn|stubGlobal|stubEnv|useFakeTimers)|jest\s*\.\s*\w+)\b/;

export const nothingIsMocked: Rule = (files) => matches(files, MOCKS, 'a fake with state instead of');

// Forge may run any invocation as the first or the thousandth of its process.
export const nothingMutableLivesInModules: Rule = (files) =>
  matches(files, /^(?:export )?(?:let|var) .*/m, 'module state:');

const TIME_OR_IDS = /\b(?:setTimeout|setInterval|Date\.now|performance\.now|randomUUID)\b|\bnew Date\(\)/;

export const timeAndIdsComeThroughPorts: Rule = (files) =>
  matches(
    files.filter((file) => file.path.startsWith('src/') && !file.path.startsWith('src/forge/')),
    TIME_OR_IDS,
    'a port instead of',
  );

function matches(files: readonly SourceFile[], pattern: RegExp, complaint: string): string[] {
  return files.flatMap((file) => {
    const found = pattern.exec(file.text);
    return found === null ? [] : [`${file.path}: ${complaint} ${found[0]}`];
  });
}

const STATEMENT =
  /^\s*(?:SELECT\s[\s\S]+\sFROM|INSERT\s+INTO|REPLACE\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX))\s/;

// The gate is one row for all callers of Atlassian, who may not know the store.
const MAY_HOLD_SQL = ['src/store/', 'src/query/', 'src/atlassian/gateRow.ts'];

export const sqlStaysInStoreAndQuery: Rule = (files) =>
  files
    .filter(
      (file) => file.path.startsWith('src/') && !MAY_HOLD_SQL.some((folder) => file.path.startsWith(folder)),
    )
    .flatMap((file) =>
      textsOf(file)
        .filter((text) => STATEMENT.test(text))
        .map((text) => `${file.path}: ${text.trim().slice(0, 40)}`),
    );

function textsOf(file: SourceFile): string[] {
  return nodesOf(file).flatMap((node) => {
    if (ts.isStringLiteralLike(node)) return [node.text];
    // The gap of `UPDATE ${table} SET` must not hide the statement.
    if (ts.isTemplateExpression(node)) {
      return [node.templateSpans.reduce((text, span) => `${text}x${span.literal.text}`, node.head.text)];
    }
    return [];
  });
}

const READ_BY_PEOPLE = new Set([
  'title',
  'label',
  'aria-label',
  'ariaLabel',
  'placeholder',
  'alt',
  'description',
  'header',
]);

/** What a person reads on a page comes from the contract's tables. */
export const pagesHoldNoWords: Rule = (files) =>
  files
    .filter((file) => file.path.endsWith('.tsx'))
    .flatMap((file) =>
      nodesOf(file)
        .map((node) => wordsIn(node))
        .filter((words) => /\p{L}{2}/u.test(words))
        .map((words) => `${file.path}: ${words.trim()}`),
    );

function wordsIn(node: ts.Node): string {
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isJsxAttribute(node) || !ts.isIdentifier(node.name) || !READ_BY_PEOPLE.has(node.name.text))
    return '';
  return node.initializer !== undefined && ts.isStringLiteral(node.initializer) ? node.initializer.text : '';
}

/** As lint counts: without blank lines and comments. */
const MAX_LINES = 300;

export const filesAreSmall: Rule = (files) =>
  files.flatMap((file) => {
    const lines = file.text.split('\n').filter((line) => !/^\s*(?:$|\/\/|\/?\*)/.test(line)).length;
    return lines > MAX_LINES ? [`${file.path}: ${lines} lines`] : [];
  });

const SAYS_NOTHING = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'service',
  'impl',
  'misc',
  'shared',
]);

// Where Forge's bundler begins: in the app, and in the small app of the conformance suites.
const ENTRY_POINTS = new Set(['src/index.ts', 'test/support/suiteApp/src/index.ts']);

export const namesSaySomething: Rule = (files) =>
  files.flatMap(({ path }) => {
    if (/(?:^|\/)index\.tsx?$/.test(path) && !ENTRY_POINTS.has(path))
      return [`${path}: an index says nothing`];
    const words = path.replace(/\.[^/]*$/, '').split(/[/-]|(?<=[a-z])(?=[A-Z])/);
    return words.filter((word) => SAYS_NOTHING.has(word.toLowerCase())).map((word) => `${path}: "${word}"`);
  });
