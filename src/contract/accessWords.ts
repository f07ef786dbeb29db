import type { AppRole } from '../domain/appRole';

export const roleWords = {
  viewer: { name: 'Viewer', may: 'See users, groups, apps and reports.' },
  operator: { name: 'Operator', may: 'Also start syncs and bulk operations.' },
  approver: { name: 'Approver', may: 'Also approve what others have planned.' },
  admin: { name: 'App admin', may: 'Also change settings, the API key and who may use the app.' },
} as const satisfies Record<AppRole, { readonly name: string; readonly may: string }>;
