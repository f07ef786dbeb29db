// The files of an operation, in words.

export const itemFileWords = {
  download: { csv: 'Download CSV', json: 'Download JSON' },
  reading: (read: string, all: string) => `${read} of ${all} users read`,
  cancel: 'Cancel download',
  done: (name: string) => `${name} was downloaded.`,
  /** In the name of the file. */
  plan: 'plan',
  results: 'results',
  /** In the order of the file. */
  columns: {
    number: 'Number',
    name: 'Name',
    email: 'E-mail',
    accountId: 'Account id',
    plan: 'Plan',
    state: 'State',
    reason: 'Reason',
    changes: 'Changes planned',
    results: 'Changes made',
    requestIds: 'Request ids',
    skipped: 'Left out',
    freed: 'Licenses freed',
    gained: 'Licenses newly used',
    stillBillable: 'Licenses still used',
    before: 'Before',
    after: 'After',
    reference: 'Reference',
  },
} as const;
