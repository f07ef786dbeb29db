import { describe, expect, it } from 'vitest';
import { clauseSentence } from '../../src/contract/filterSentences';
import { contextSentence } from '../../src/contract/filterWords';
import { productName } from '../../src/contract/productWords';
import { readFilter } from '../../src/domain/filter/filter';

const NAMES = {
  site: (siteId: string) => (siteId === 's1' ? 'meridian' : siteId),
  group: (groupId: string) => (groupId === 'g1' ? 'jira-users' : groupId),
  app: (resourceId: string) => (resourceId === 'r1' ? 'Jira on meridian' : resourceId),
};

function sentenceOf(clause: object): string {
  const [read] = readFilter({ all: [clause] })?.all ?? [];
  if (read === undefined) throw new Error(`No clause: ${JSON.stringify(clause)}`);
  return clauseSentence(read, NAMES);
}

function sentence(field: string, operator: string, ...values: (string | number)[]): string {
  return sentenceOf({ field, operator, values });
}

describe('a condition in words', () => {
  it('says what every field and operator means', () => {
    const sentences = [
      sentence('search', 'contains', 'ana'),
      sentence('site', 'any-of', 's1'),
      sentence('site', 'any-of', 's1', 's2'),
      sentence('site', 'none-of', 's1'),
      sentence('product', 'all-of', 'jira-software', 'confluence'),
      sentence('product', 'none-of', 'jira-service-desk', 'compass'),
      sentence('group', 'any-of', 'g1'),
      sentence('status', 'any-of', 'suspended', 'for_deletion'),
      sentence('status', 'none-of', 'active'),
      sentence('last-active', 'more-than', 90),
      sentence('last-active', 'never'),
      sentence('last-active', 'unknown'),
    ];

    expect(sentences).toMatchInlineSnapshot(`
      [
        "Name or e-mail contains “ana”",
        "Site is meridian",
        "Site is any of: meridian, s2",
        "Site is not meridian",
        "App is all of: Jira, Confluence",
        "App is none of: Jira Service Management, Compass",
        "Group is jira-users",
        "Status is any of: Suspended, Scheduled for deletion",
        "Status is not Active",
        "Inactive for more than 90 days",
        "Never active",
        "Last activity unknown",
      ]
    `);
  });

  it('says the newer ones as plainly', () => {
    const sentences = [
      sentence('search', 'not-contains', 'ana'),
      sentence('email', 'any-of', 'a@x.test', 'b@x.test'),
      sentence('email-domain', 'none-of', 'x.test'),
      sentence('email-domain', 'unknown'),
      sentence('app', 'any-of', 'r1'),
      sentence('role', 'any-of', 'atlassian/guest', 'brand/new'),
      sentence('platform-role', 'any-of', 'atlassian/org-admin'),
      sentence('account-type', 'any-of', 'unmanaged'),
      sentence('source', 'none-of', 'synced'),
      sentence('mfa', 'any-of', 'off', 'unknown'),
      sentence('department', 'contains', 'sal'),
      sentence('job-title', 'unknown'),
      sentence('last-active', 'less-than', 1),
      sentence('last-active', 'before', '2026-03-01'),
      sentence('added', 'more-than', 30),
      sentence('added', 'after', '2026-03-01'),
      sentence('added', 'unknown'),
      sentence('seat', 'all-of', 'r1', 'r2'),
      sentence('seats', 'at-least', 2),
      sentence('product-count', 'at-most', 1),
      sentence('path', 'only-through', 'g1'),
      sentence('path', 'through', 'g1', 'g2'),
      sentence('path', 'direct'),
    ];

    expect(sentences).toMatchInlineSnapshot(`
      [
        "Name or e-mail does not contain “ana”",
        "E-mail is any of: a@x.test, b@x.test",
        "E-mail domain is not x.test",
        "E-mail domain unknown",
        "App on a site is Jira on meridian",
        "Role is any of: Guest, brand/new",
        "Role in the organization is Organization admin",
        "Account type is External",
        "Provisioned by is not Synced",
        "Two-step verification is any of: Off, Unknown",
        "Department contains “sal”",
        "Job title unknown",
        "Last active less than 1 day ago",
        "Last active before 2026-03-01",
        "Added more than 30 days ago",
        "Added after 2026-03-01",
        "Date of being added unknown",
        "License is all of: Jira on meridian, r2",
        "Has at least 2 licenses",
        "Has at most 1 app",
        "License only through jira-users",
        "License through any of: jira-users, g2",
        "License by a role that no group gives",
      ]
    `);
  });

  it('shows the id of what has no name here', () => {
    expect(sentence('group', 'any-of', 'gone')).toBe('Group is gone');
    expect(productName('brand-new')).toBe('brand-new');
  });
});

describe('a group of conditions in words', () => {
  it('puts groups within groups into parentheses', () => {
    const suspended = { field: 'status', operator: 'any-of', values: ['suspended'] };
    const never = { field: 'last-active', operator: 'never', values: [] };
    const member = { field: 'group', operator: 'any-of', values: ['g1'] };

    expect(sentenceOf({ any: [suspended, { all: [never, { not: member }] }] })).toBe(
      'Status is Suspended or (Never active and Not (Group is jira-users))',
    );
    expect(sentenceOf({ not: { any: [suspended, never] } })).toBe(
      'Not (Status is Suspended or Never active)',
    );
  });
});

describe('a context in words', () => {
  it('says which use counts', () => {
    const sentences = [
      contextSentence({ sites: [], products: [] }, NAMES),
      contextSentence({ sites: ['s1'], products: [] }, NAMES),
      contextSentence({ sites: [], products: ['jira-software'] }, NAMES),
      contextSentence({ sites: ['s1', 's2'], products: ['jira-software', 'confluence'] }, NAMES),
    ];

    expect(sentences).toMatchInlineSnapshot(`
      [
        "Whole organization",
        "All apps on meridian",
        "Jira on all sites",
        "Jira, Confluence on meridian, s2",
      ]
    `);
  });
});
