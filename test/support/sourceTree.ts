// The project's files as text, and what TypeScript's own parser finds in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export const ROOT = join(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', '.local', 'screenshots']);

/** Returns the TypeScript files below the folders. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => listFiles(join(ROOT, folder)))
    .filter((file) => /\.(ts|tsx|mts)$/.test(file))
    .map((file) => ({
      path: relative(ROOT, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** Returns every module that the file names: imports, re-exports, `import()`. */
export function importsOf(file: SourceFile): string[] {
  return ts.preProcessFile(file.text).importedFiles.map((imported) => imported.fileName);
}

/** Returns the nodes of the file, outermost first. */
export function nodesOf(file: SourceFile): ts.Node[] {
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, false, kind);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}
