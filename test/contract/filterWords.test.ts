import { describe, expect, it } from 'vitest';
import { conditionSentence, contextSentence } from '../../src/contract/filterWords';
import { productName } from '../../src/contract/productWords';
import { readFilter } from '../../src/domain/filter/filter';

const NAMES = {
  site: (siteId: string) => (siteId === 's1' ? 'meridian' : siteId),
  group: (groupId: string) => (groupId === 'g1' ? 'jira-users' : groupId),
};

function sentence(field: string, operator: string, ...values: (string | number)[]): string {
  const condition = readFilter({ all: [{ field, operator, values }] })?.all[0];
  if (condition === undefined) throw new Error(`No condition: ${field} ${operator}`);
  return conditionSentence(condition, NAMES);
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

  it('shows the id of what has no name here', () => {
    expect(sentence('group', 'any-of', 'gone')).toBe('Group is gone');
    expect(productName('brand-new')).toBe('brand-new');
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
