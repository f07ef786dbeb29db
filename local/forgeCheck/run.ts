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
  let isBundled = false;
  const checked = (): ManifestSchema => manifest ?? notTried('the manifest is not valid');

  const passed = await runSteps([
    {
      name: 'manifest',
      run: async () => {
        manifest = await validManifest();
      },
    },
    { name: 'lint', run: () => lintSources(checked()) },
    {
      name: 'bundle',
      run: async () => {
        await bundleApp(checked(), BUNDLE_DIR);
        isBundled = true;
      },
    },
    {
      name: 'smoke run of the bundle',
      run: async () => {
        if (!isBundled) notTried('there is no bundle');
        await answersOnPlatform(APP_DIR, BUNDLE_DIR);
      },
    },
  ]);
  process.exitCode = passed ? 0 : 1;
}

function notTried(why: string): never {
  throw new Error(`Not tried: ${why}`);
}

void check();
