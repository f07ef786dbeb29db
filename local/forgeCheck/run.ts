// `npm run forge:check`: would it deploy? Forge's own tools, without login and network; then the bundle they made
// has to answer on the local platform.
import { join } from 'node:path';
import type { ManifestSchema } from '@forge/manifest';
import { runSteps } from '../steps';
import { bundleApp } from './bundle';
import { lintSources } from './lint';
import { validManifest } from './manifest';
import { answersOnPlatform } from './smoke';

const APP_DIR = join(import.meta.dirname, '../..');
const BUNDLE_DIR = join(APP_DIR, 'dist/forge');

async function check(): Promise<void> {
  // Forge's tools read manifest.yml and tsconfig.json of the working directory.
  process.chdir(APP_DIR);
  let manifest: ManifestSchema | null = null;
  const checked = (): ManifestSchema => {
    if (manifest === null) throw new Error('Not tried: the manifest is not valid');
    return manifest;
  };

  const passed = await runSteps([
    {
      name: 'manifest',
      run: async () => {
        manifest = await validManifest();
      },
    },
    { name: 'lint', run: () => lintSources(checked()) },
    { name: 'bundle', run: () => bundleApp(checked(), BUNDLE_DIR) },
    { name: 'smoke run of the bundle', run: () => answersOnPlatform(APP_DIR, BUNDLE_DIR) },
  ]);
  process.exitCode = passed ? 0 : 1;
}

void check();
