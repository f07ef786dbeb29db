import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sortAtomicCss } from './build/sortAtomicCss';
import { themeCss } from './build/themeCss';

export default defineConfig({
  root: import.meta.dirname,
  // Forge serves a resource below a path that nobody knows beforehand.
  base: './',
  plugins: [react(), themeCss(), sortAtomicCss()],
  resolve: {
    // Atlaskit's modern build: 112 kB less than the one with regenerators.
    mainFields: ['module:es2019', 'browser', 'module', 'main'],
    dedupe: ['react', 'react-dom'],
    alias: [
      {
        find: /^@atlaskit\/feature-gate-js-client(\/.*)?$/,
        replacement: join(import.meta.dirname, 'build/featureGatesOff.ts'),
      },
    ],
  },
  build: {
    target: 'es2022',
    // One stylesheet, because its rules must be sorted as a whole.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
