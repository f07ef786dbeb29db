// Builds what runs in the workers: the app's handlers as one CommonJS file, and the runtime around them.
import path from 'node:path';
import { build, type InlineConfig } from 'vite';

// The lowest runtime that this project's tools run on; Forge itself runs a newer one.
const NODE_TARGET = 'node20';

/** Everything bundled in, as Forge's own bundler does; no package is looked up at run time. */
export function backendConfig(appDir: string, outDir: string): InlineConfig {
  return {
    ...commonJs(path.join(appDir, 'src/index.ts'), 'index.cjs'),
    root: appDir,
    build: { ...commonJs(path.join(appDir, 'src/index.ts'), 'index.cjs').build, outDir, emptyOutDir: true },
  };
}

function commonJs(entry: string, fileName: string): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      target: NODE_TARGET,
      minify: false,
      sourcemap: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false } },
    },
  };
}

/** Writes `index.cjs` with the handlers that manifest.yml names into `outDir`. */
export async function buildBackend(appDir: string, outDir: string): Promise<void> {
  await build(backendConfig(appDir, outDir));
}

/** Returns the text of the worker's runtime (CommonJS). */
export async function buildRuntime(): Promise<string> {
  const config = commonJs(path.join(import.meta.dirname, 'worker/runtime.ts'), 'runtime.cjs');
  const result = await build({
    ...config,
    root: import.meta.dirname,
    build: { ...config.build, write: false },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if ('output' in output && output.output[0].type === 'chunk') return output.output[0].code;
  }
  throw new Error('The build of the worker runtime gave no code');
}
