// Stands for Jira around the app's page: its chrome, its theme, its address bar.
import { createFrames } from './frames.js';
import { operations } from './operations.js';

const ACTING_KEY = 'local-platform.acting-as';

const site = await (await fetch('/context')).json();
const frames = createFrames(site);
const shell = { site, frames, ...chooseAccount(), history: createAddressBar() };

function chooseAccount() {
  const accounts = [site.operator, ...site.accounts];
  const chosen = sessionStorage.getItem(ACTING_KEY);
  const account = accounts.find(({ accountId }) => accountId === chosen) ?? site.operator;
  return { account, actingAs: site.accounts.length > 0 ? account.accountId : null };
}

function currentModule() {
  const key = location.pathname.slice(site.pagePath.length).split('/')[0];
  return site.modules.find((module) => module.key === key);
}

/** The app's path is what follows the module's key. */
function createAddressBar() {
  const base = `${site.pagePath}${currentModule()?.key}`;
  const path = () => `${location.pathname.slice(base.length) || '/'}${location.search}${location.hash}`;
  return {
    path,
    move({ action, path: to }) {
      if (action === 'PUSH') history.pushState(null, '', base + to);
      else history.replaceState(null, '', base + to);
    },
  };
}

function setColorMode(colorMode) {
  document.documentElement.dataset.colorMode = colorMode;
  document.getElementById('theme').textContent = colorMode === 'dark' ? 'Light theme' : 'Dark theme';
  frames.sendTheme();
}

function buildHeader(module) {
  for (const entry of site.modules) {
    const link = document.createElement('a');
    link.href = `${site.pagePath}${entry.key}/`;
    link.textContent = `${entry.title} (${entry.type})`;
    if (entry === module) link.ariaCurrent = 'page';
    document.getElementById('apps').append(link);
  }
  document.getElementById('theme').addEventListener('click', () => {
    setColorMode(frames.theme().colorMode === 'dark' ? 'light' : 'dark');
  });
  if (site.accounts.length > 0) buildAccounts();
}

function buildAccounts() {
  const select = document.getElementById('account');
  for (const { accountId, displayName } of [site.operator, ...site.accounts]) {
    const isChosen = accountId === shell.account.accountId;
    select.append(new Option(displayName, accountId, isChosen, isChosen));
  }
  select.addEventListener('change', () => {
    sessionStorage.setItem(ACTING_KEY, select.value);
    location.reload();
  });
  document.getElementById('acting').hidden = false;
}

async function answer(frame, { id, operation, payload }) {
  try {
    if (!Object.hasOwn(operations, operation)) {
      throw Object.assign(new Error(`Not modelled by the local platform: bridge ${operation}`), {
        name: 'BridgeAPIError',
      });
    }
    frames.answer(frame, { id, result: await operations[operation](shell, frame, payload) });
  } catch (error) {
    console.error(`bridge ${operation}`, error);
    frames.answer(frame, { id, error: { name: error.name, message: error.message } });
  }
}

addEventListener('message', (event) => {
  const frame = frames.find(event.source);
  if (event.origin !== site.frameOrigin || frame === undefined || event.data?.kind !== 'ask') return;
  void answer(frame, event.data);
});

setColorMode(site.operator.theme ?? 'light');
const module = currentModule();
buildHeader(module);
if (module === undefined) {
  document.getElementById('main').textContent = 'There is no such page.';
} else {
  const frame = frames.mount(document.getElementById('main'), {
    module,
    resource: module.resource,
    extension: {},
  });
  addEventListener('popstate', () => frames.pop(frame, shell.history.path()));
}
