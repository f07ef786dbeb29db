import path from 'node:path';
import { backendConfig } from './build';

const appDir = path.resolve(import.meta.dirname, '../..');

export default backendConfig(appDir, path.join(appDir, 'dist/backend'));
