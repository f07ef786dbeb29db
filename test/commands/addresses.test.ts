import { expect, it } from 'vitest';
import { addresses } from '../../local/commands/addresses';

const platform = { adminUrl: 'http://127.0.0.1:1/' };
const access = { url: 'http://127.0.0.1:2', orgId: 'org-1', apiKey: 'key-1' };

it('tells how to reach the simulated organization, as its commands want it', () => {
  const told = addresses({ platform, access, simulated: { url: access.url } });

  expect(told[0]).toBe('Admin page: http://127.0.0.1:1/');
  expect(told.at(-1)).toBe('  export URL=http://127.0.0.1:2 ORG=org-1 KEY=key-1');
});

it('never writes down the key of another organization', () => {
  expect(addresses({ platform, access, simulated: null })).toEqual(['Admin page: http://127.0.0.1:1/']);
});
