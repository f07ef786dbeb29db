import { describe, expect, test } from 'vitest';
import { bareId, parseAri, productFamily } from '../../src/domain/ari';

describe('resource identifiers', () => {
  test.each([
    ['ari:cloud:jira-software::site/1f2e', { owner: 'jira-software', type: 'site', id: '1f2e' }],
    ['ari:cloud:platform::org/aa/site/bb', { owner: 'platform', type: 'org', id: 'bb' }],
    ['ari:cloud:identity::group/0b7c', { owner: 'identity', type: 'group', id: '0b7c' }],
  ])('%s has an owner, a type and an id', (text, ari) => {
    expect(parseAri(text)).toEqual(ari);
  });

  test.each(['', 'jira', '0b7c-11', 'ari:cloud:jira'])('"%s" is none', (text) => {
    expect(parseAri(text)).toBeNull();
  });

  test('a bare id stays what it is', () => {
    expect(bareId('0b7c')).toBe('0b7c');
    expect(bareId('ari:cloud:identity::group/0b7c')).toBe('0b7c');
  });

  test('all names of Jira are one family, and Jira Service Management is another', () => {
    const jira = ['jira', 'jira-core', 'jira-software', 'jira-admin'].map(productFamily);

    expect(new Set(jira)).toEqual(new Set(['jira-software']));
    expect(productFamily('jira-servicedesk')).toBe(productFamily('jira-service-desk'));
    expect(productFamily('jira-servicedesk')).not.toBe('jira-software');
    expect(productFamily('compass')).toBe('compass');
  });
});
