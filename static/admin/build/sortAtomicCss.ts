// Atlaskit ships one atomic stylesheet a component, and a bundler joins them in import order. A `font:` shorthand
// that lands behind a `font-weight` resets it, so the joined sheet must be sorted: shorthands, then longhands,
// then pseudo-classes, then at-rules.
import { sort } from '@compiled/css';
import type { Plugin } from 'vite';

export function sortAtomicCss(): Plugin {
  return {
    name: 'sort-atomic-css',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        file.source = sort(String(file.source), { sortAtRulesEnabled: true, sortShorthandEnabled: true });
      }
    },
  };
}
