// Atlassian's theme values as an ordinary stylesheet. `setGlobalTheme` of @atlaskit/tokens would write them into
// <style> elements at run time, for each theme change anew; so the host only has to name the theme on <html>.
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** What the page imports; there is no such file. */
const MODULE_ID = 'virtual:atlassian-themes.css';

const THEMES = ['light', 'dark', 'spacing', 'typography', 'shape', 'motion'] as const;

const requireFrom = createRequire(import.meta.url);

/** Returns the CSS of one theme: the package keeps it as the default export of a module. */
function themeText(theme: string): string {
  const file = `@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${theme}.js`;
  const exported: unknown = requireFrom(file);
  if (typeof exported === 'object' && exported !== null && 'default' in exported) {
    if (typeof exported.default === 'string') return exported.default;
  }
  throw new Error(`${file} does not export a stylesheet`);
}

export function themeCss(): Plugin {
  return {
    name: 'atlassian-theme-css',
    resolveId: (id) => (id === MODULE_ID ? `\0${MODULE_ID}` : null),
    load: (id) => (id === `\0${MODULE_ID}` ? THEMES.map(themeText).join('\n') : null),
  };
}
