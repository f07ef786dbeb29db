// What the shell answers to @forge/bridge, operation by operation. One that is missing here fails loudly.

async function post(path, body, accountId) {
  const headers = { 'content-type': 'application/json' };
  if (accountId !== null) headers['x-local-account-id'] = accountId;
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.message), { name: answer.name });
  return answer;
}

function describeContext({ site, frames, account }, frame) {
  return {
    accountId: account.accountId,
    cloudId: site.cloudId,
    siteUrl: site.siteUrl,
    environmentId: site.environmentId,
    environmentType: 'DEVELOPMENT',
    localId: `local-${frame.module.key}`,
    moduleKey: frame.module.key,
    locale: account.locale.replace('-', '_'),
    timezone: account.timeZone,
    license: { active: site.isLicensed, isActive: site.isLicensed, type: 'LOCAL' },
    permissions: site.permissions,
    theme: { colorMode: frames.theme().colorMode },
    extension: { type: frame.module.type, location: location.href, ...frame.extension },
  };
}

async function invoke({ actingAs }, frame, { functionKey, payload, metadata, invokeType }) {
  if (invokeType !== undefined) throw new Error(`The local platform has no ${invokeType}`);
  const call = { moduleKey: frame.module.key, functionKey, payload, extension: frame.extension };
  const body = await post('/invoke', call, actingAs);
  if (metadata === undefined) return body;
  // 1,200 calls a user and minute – limits-invocation (2026-10-09).
  const rateLimitProperties = { rateLimitLimit: 1200, rateLimitRemaining: 1200, rateLimitReset: 60 };
  return { body, metadata: { rateLimitProperties } };
}

function openModal({ frames }, opener, { resource, title, size, context, onClose, closeOnEscape }) {
  const dialog = document.createElement('dialog');
  dialog.ariaLabel = title;
  dialog.dataset.size = typeof size === 'string' ? size : 'custom';
  document.body.append(dialog);
  dialog.showModal();
  const view = { module: opener.module, resource: resource ?? opener.module.resource };
  const frame = frames.mount(dialog, { ...view, extension: { ...opener.extension, modal: context } });
  frame.close = (payload) => {
    frames.call(frame, frame.onClose);
    frames.remove(frame);
    dialog.remove();
    frames.call(opener, onClose, payload);
  };
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (closeOnEscape) frame.close();
  });
  return true;
}

function showFlag({ frames }, frame, { id, title, description, type, actions = [] }) {
  const flag = document.createElement('div');
  flag.className = 'flag';
  flag.dataset.flag = id;
  flag.dataset.type = type;
  const heading = document.createElement('strong');
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = description ?? '';
  flag.append(heading, text);
  for (const action of actions) {
    const button = document.createElement('button');
    button.textContent = action.text;
    button.addEventListener('click', () => frames.call(frame, action.onClick));
    flag.append(button);
  }
  document.getElementById('flags').append(flag);
  return true;
}

function navigate({ site }, { url, target, moduleKey, type }) {
  const address = url ?? addressOf(site, { target, moduleKey });
  // A foreign page would replace the shell: it opens beside it.
  const isOwn = new URL(address, location.href).origin === location.origin;
  if (type === 'new-tab' || !isOwn) window.open(address, '_blank', 'noopener');
  else location.assign(address);
  return true;
}

function addressOf(site, { target, moduleKey }) {
  if (target !== 'module') throw new Error(`The local platform has no page for the target "${target}"`);
  return new URL(`${site.pagePath}${moduleKey}/`, location.origin).href;
}

/** Keyed by the operation that @forge/bridge 7.2 names. `shell` is {site, frames, account, actingAs, history}. */
export const operations = {
  getContext: describeContext,
  getFrameId: (_shell, frame) => frame.element.title,
  invoke,
  fetchProduct: ({ actingAs }, _frame, payload) => post('/product', payload, actingAs),
  openModal,
  close: (_shell, frame, payload) => {
    if (frame.close === undefined) return false;
    frame.close(payload);
    return true;
  },
  submit: () => false,
  refresh: () => false,
  open: () => false,
  onClose: (_shell, frame, callback) => {
    frame.onClose = callback;
    return true;
  },
  showFlag,
  closeFlag: (_shell, _frame, { id }) => {
    for (const flag of document.querySelectorAll('.flag')) if (flag.dataset.flag === id) flag.remove();
    return true;
  },
  navigate: (shell, _frame, payload) => navigate(shell, payload),
  getUrl: ({ site }, _frame, payload) => addressOf(site, payload),
  reload: () => location.reload(),
  historyStart: ({ history }) => history.path(),
  historyMove: ({ history }, _frame, move) => history.move(move),
  historyGo: (_shell, _frame, { steps }) => history.go(steps),
  enableTheming: ({ frames }, frame) => {
    frame.isThemed = true;
    return frames.theme();
  },
  changeWindowTitle: (_shell, _frame, title) => {
    document.title = title;
    return true;
  },
  emitReadyEvent: () => true,
  on: ({ frames }, frame, { event, callback }) => frames.subscribe(frame, `event ${event}`, callback),
  emit: ({ frames }, _frame, { event, payload }) => frames.publish(`event ${event}`, payload),
  emitPublic: ({ frames }, _frame, { event, payload }) => frames.publish(`event ${event}`, payload),
  unsubscribe: ({ frames }, _frame, { subscription }) => {
    frames.unsubscribe(subscription);
  },
  subscribeRealtimeChannel: ({ frames }, frame, { channelName, onEvent }) =>
    frames.subscribe(frame, `channel ${channelName}`, onEvent),
  publishRealtimeChannel: ({ frames }, _frame, { channelName, eventPayload }) => {
    frames.publish(`channel ${channelName}`, eventPayload);
    return { eventId: crypto.randomUUID(), eventTimestamp: String(Date.now()) };
  },
  isRovoEnabled: () => false,
  getCookieConsentPreferences: () => null,
  trackObjectStoreAction: () => true,
  emitFrontendCustomMetric: () => true,
};
