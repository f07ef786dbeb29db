// The handlers that manifest.yml names; nothing else.
import { callNames, createApp } from './app';
import { messageHandler, resolverHandler } from './forge/handlers';
import { createForgePorts } from './forge/ports';

const app = createApp(createForgePorts());

export const resolver = resolverHandler(app, callNames);
export const work = messageHandler(app);
export const tick = (): Promise<void> => app.onTick();
export const installed = (): Promise<void> => app.onInstalled();
