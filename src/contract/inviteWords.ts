// Inviting people, in words. Numbers come in already written for the reader's locale.

/** Why an uploaded file gives no addresses. */
export type InviteFileFault =
  | 'empty'
  | 'too-large'
  | 'unzips-too-large'
  | 'too-many-rows'
  | 'unreadable'
  | 'no-addresses';

/** What is wrong with one row. */
export type InviteRowFault = 'not-an-address' | 'repeated';

export const inviteWords = {
  button: 'Invite users',
  title: 'Invite users',
  addresses: 'E-mail addresses',
  addressesHint: (most: string) =>
    `One below the other, or with commas or semicolons between; at most ${most}. Paste a column of a spreadsheet, or “Ann Other <ann@example.com>”.`,
  file: 'Or a file',
  fileHint: (rows: string, megabytes: string) =>
    `CSV or XLSX with a column of addresses, one or several in a cell; at most ${rows} rows and ${megabytes} MB. It takes the place of what is typed above.`,
  preview: 'Preview',
  ready: (count: string, isOne: boolean) =>
    isOne ? `${count} address can be invited.` : `${count} addresses can be invited.`,
  tooMany: (most: string) => `At most ${most} people can be invited at once.`,
  known: (count: string, isOne: boolean) =>
    isOne
      ? `${count} of them is in the organization already, and gets the chosen access and groups only.`
      : `${count} of them are in the organization already, and get the chosen access and groups only.`,
  looking: 'Looking for addresses that the organization has already',
  problems: (count: string, isOne: boolean) =>
    isOne ? `${count} entry is left out:` : `${count} entries are left out:`,
  problem: (row: string, text: string, problem: string) => `Row ${row}: ${text} – ${problem}`,
  moreProblems: (count: string) => `and ${count} more`,
  access: 'Access',
  groups: 'Groups',
  nothingGiven: 'Without access and groups the people invited can use nothing.',
  mail: 'Mail',
  sendsMail: 'Atlassian sends an invitation by mail',
  text: 'Text in the mail',
  textHint: 'Empty: Atlassian’s own words.',
  planHint: 'Nobody is invited before you have seen the plan and confirmed it.',
  missing: 'Enter addresses that can be invited, or choose a file with them.',
} as const;

export const inviteFileWords = {
  empty: () => 'The file is empty.',
  'too-large': ({ megabytes }) => `The file is larger than ${megabytes} MB.`,
  'unzips-too-large': () => 'Unpacked, the spreadsheet is too large.',
  'too-many-rows': ({ rows }) => `The file has more than ${rows} rows. Split it.`,
  unreadable: () =>
    'This is neither an XLSX spreadsheet that can be read nor comma-separated text in UTF-8 with every quote closed.',
  'no-addresses': () => 'No column of the first sheet holds e-mail addresses.',
} as const satisfies Record<
  InviteFileFault,
  (most: { readonly rows: string; readonly megabytes: string }) => string
>;

export const inviteRowWords = {
  'not-an-address': 'not an e-mail address',
  repeated: 'stands there twice',
} as const satisfies Record<InviteRowFault, string>;
