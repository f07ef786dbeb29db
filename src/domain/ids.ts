// Ids of Atlassian are opaque strings; the brand keeps one kind from being used as another.

type Brand<Name extends string> = string & { readonly __brand: Name };

export type OrgId = Brand<'OrgId'>;
export type DirectoryId = Brand<'DirectoryId'>;
export type AccountId = Brand<'AccountId'>;
/** Bare uuid, also where an endpoint sends an ARI. */
export type GroupId = Brand<'GroupId'>;
/** ARI of one product on one site, in the form in which `workspaces` sends it. */
export type ResourceId = Brand<'ResourceId'>;

/* oxlint-disable typescript/no-unsafe-type-assertion -- branding is these five lines, and nowhere else */
export const asOrgId = (text: string): OrgId => text as OrgId;
export const asDirectoryId = (text: string): DirectoryId => text as DirectoryId;
export const asAccountId = (text: string): AccountId => text as AccountId;
export const asGroupId = (text: string): GroupId => text as GroupId;
export const asResourceId = (text: string): ResourceId => text as ResourceId;
/* oxlint-enable typescript/no-unsafe-type-assertion */
