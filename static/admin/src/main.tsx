import { createRoot } from 'react-dom/client';
import '@atlaskit/css-reset/dist/bundle.css';
import 'virtual:atlassian-themes.css';
import { shellWords } from '../../../src/contract/shellWords';
import './page.css';

/** Renders the page, after the theme is known: a page that turns dark later would flash. */
async function start(root: Element): Promise<void> {
  try {
    const host = await import('./api/host');
    const [viewer] = await Promise.all([host.getViewer(), host.followTheme()]);
    const { App } = await import('./App');
    createRoot(root).render(<App viewer={viewer} />);
  } catch (error) {
    createRoot(root).render(<p role="alert">{shellWords.noHost}</p>);
    throw error;
  }
}

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no element for the page');
void start(root);
