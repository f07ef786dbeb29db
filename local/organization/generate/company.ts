// Sites, products, directories: the company before anybody is in it.
import type { Directory, Product, Resource, Site, UserManagementModel } from '../world/world';
import type { Random } from './random';
import { COMPANY } from './words';

const PLAIN = { inLastActiveDates: true, roles: ['atlassian/user', 'atlassian/admin', 'atlassian/guest'] };

// ARI owners of one product differ by endpoint; roles a product knows: texts of the organization admin API document
// (2026-08-21). last-active-dates has a closed list of keys without Product Discovery and Compass (same document).
export const PRODUCTS = {
  jira: {
    ...PLAIN,
    key: 'jira-software',
    name: 'Jira',
    owners: { workspaces: 'jira-software', activity: 'jira', userRoles: 'jira' },
  },
  serviceDesk: {
    key: 'jira-service-desk',
    name: 'Jira Service Management',
    owners: { workspaces: 'jira-servicedesk', activity: 'jira-service-desk', userRoles: 'jira-servicedesk' },
    roles: ['atlassian/user', 'atlassian/admin', 'atlassian/customer', 'atlassian/stakeholder'],
    inLastActiveDates: true,
  },
  confluence: {
    ...PLAIN,
    key: 'confluence',
    name: 'Confluence',
    owners: { workspaces: 'confluence', activity: 'confluence', userRoles: 'confluence' },
  },
  discovery: {
    key: 'jira-product-discovery',
    name: 'Jira Product Discovery',
    owners: {
      workspaces: 'jira-product-discovery',
      activity: 'jira-product-discovery',
      userRoles: 'jira-product-discovery',
    },
    roles: ['atlassian/user', 'atlassian/admin', 'atlassian/contributor'],
    inLastActiveDates: false,
  },
  compass: {
    key: 'compass',
    name: 'Compass',
    owners: { workspaces: 'compass', activity: 'compass', userRoles: 'compass' },
    roles: ['atlassian/user', 'atlassian/admin', 'atlassian/basic'],
    inLastActiveDates: false,
  },
} satisfies Record<string, Product>;

interface Offer {
  readonly product: Product;
  readonly plan: 'free' | 'standard' | 'premium' | null;
  /** Seats the plan allows, as a multiple of the company's size; null where Atlassian does not say. */
  readonly capacityShare: number | null;
}

interface PlannedSite {
  readonly name: string;
  readonly sandbox: boolean;
  readonly offers: readonly Offer[];
}

const SITES: readonly PlannedSite[] = [
  {
    name: 'meridian',
    sandbox: false,
    offers: [
      { product: PRODUCTS.jira, plan: 'premium', capacityShare: 1.2 },
      { product: PRODUCTS.serviceDesk, plan: 'standard', capacityShare: 0.9 },
      { product: PRODUCTS.confluence, plan: 'premium', capacityShare: 1.2 },
      { product: PRODUCTS.discovery, plan: 'standard', capacityShare: null },
      { product: PRODUCTS.compass, plan: 'standard', capacityShare: null },
    ],
  },
  {
    name: 'meridian-labs',
    sandbox: false,
    offers: [
      { product: PRODUCTS.jira, plan: 'standard', capacityShare: null },
      { product: PRODUCTS.confluence, plan: 'standard', capacityShare: 1 },
      { product: PRODUCTS.discovery, plan: 'free', capacityShare: null },
    ],
  },
  {
    name: 'meridian-service',
    sandbox: false,
    offers: [
      { product: PRODUCTS.serviceDesk, plan: 'premium', capacityShare: null },
      { product: PRODUCTS.confluence, plan: null, capacityShare: null },
    ],
  },
  {
    name: 'meridian-sandbox',
    sandbox: true,
    offers: [
      { product: PRODUCTS.jira, plan: 'premium', capacityShare: null },
      { product: PRODUCTS.confluence, plan: 'premium', capacityShare: null },
    ],
  },
];

// What a branch of a large company gets: at 100,000 users there are 16 branches, and 60 product instances altogether.
const USERS_PER_BRANCH = 6_250;
const BRANCH_OFFERS: readonly Offer[] = [
  { product: PRODUCTS.jira, plan: 'standard', capacityShare: null },
  { product: PRODUCTS.confluence, plan: 'standard', capacityShare: null },
  { product: PRODUCTS.serviceDesk, plan: 'free', capacityShare: null },
];

const PLAN_NAMES = { free: 'Free', standard: 'Standard', premium: 'Premium' } as const;
const DAY_MS = 86_400_000;

export interface CompanyOptions {
  readonly users: number;
  readonly model: UserManagementModel;
  readonly now: number;
}

export interface Company {
  readonly directories: readonly Directory[];
  readonly resources: readonly Resource[];
}

/** Centralized: one directory for all sites. Original: one for each. */
export function generateCompany(random: Random, options: CompanyOptions): Company {
  const shared = newDirectory(random.uuid(), COMPANY);
  const directories: Directory[] = options.model === 'centralized' ? [shared] : [];
  const resources: Resource[] = [];
  for (const { name, sandbox, offers } of [...SITES, ...branches(options.users)]) {
    const site = { cloudId: random.uuid(), name, sandbox, hostUrl: `https://${name}.atlassian.example` };
    const directory = options.model === 'centralized' ? shared : newDirectory(random.uuid(), name);
    if (directory !== shared) directories.push(directory);
    for (const offer of offers) {
      const createdAt = options.now - (400 + random.below(1600)) * DAY_MS;
      resources.push({
        ...newResource(site, offer.product, directory),
        createdAt,
        planKey: offer.plan,
        planName: offer.plan === null ? null : PLAN_NAMES[offer.plan],
        capacity: offer.capacityShare === null ? null : Math.ceil(options.users * offer.capacityShare) + 5,
      });
    }
  }
  return { directories, resources };
}

function branches(users: number): PlannedSite[] {
  return Array.from({ length: Math.floor(users / USERS_PER_BRANCH) }, (_, index) => ({
    name: `meridian-branch-${index + 1}`,
    sandbox: false,
    offers: BRANCH_OFFERS,
  }));
}

/** True for the sites that only the people of one place use. */
export function isBranch(site: Site): boolean {
  return site.name.startsWith('meridian-branch-');
}

function newDirectory(directoryId: string, name: string): Directory {
  return { directoryId, name, people: new Set(), groupNames: new Map() };
}

/** Returns a product instance without plan, as a site has it on its first day. */
export function newResource(site: Site, product: Product, directory: Directory): Resource {
  return {
    resourceId: `ari:cloud:${product.owners.workspaces}::site/${site.cloudId}`,
    owner: product.owners.workspaces,
    directory,
    product,
    site,
    name: `${product.name} – ${site.name}`,
    status: 'online',
    planKey: null,
    planName: null,
    capacity: null,
    createdAt: null,
  };
}
