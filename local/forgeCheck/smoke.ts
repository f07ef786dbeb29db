// The bundle has to start, install and answer one call, as the bridge would make it.
import { startPlatform } from '../platform/platform';

const operator = {
  accountId: '557058:00000000-0000-4000-8000-000000000001',
  displayName: 'Jira administrator',
  timeZone: 'UTC',
  locale: 'en-US',
  jiraAdmin: true,
};

export async function answersOnPlatform(appDir: string, bundleDir: string): Promise<void> {
  const platform = await startPlatform({
    appDir,
    bundleDir,
    dataDir: ':memory:',
    operator,
    allowActingAs: false,
    serveUi: false,
  });
  try {
    await platform.install();
    const answer = await platform.invoke('me.get', {});
    if (!isAnswered(answer)) throw new Error(`me.get answered ${JSON.stringify(answer)}`);
  } finally {
    await platform.stop();
  }
}

function isAnswered(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}
