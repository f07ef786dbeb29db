// Atlassian's answers to changes, in words.

// Codes of error answers – organization admin API document (2026-08-21).
const CODES: ReadonlyMap<string, string> = new Map([
  ['ADMIN-400-24', 'The request was not valid'],
  ['ADMIN-400-32', 'More licenses than the plan has'],
  ['ADMIN-403-3', 'The key may not manage this organization'],
  ['ADMIN-403-5', 'The group may not be changed'],
  ['ADMIN-403-6', 'The group gives a role by default'],
  ['ADMIN-403-7', 'The group makes its members admins'],
  ['ADMIN-404-2', 'There is no such organization'],
  ['ADMIN-404-8', 'There is no such user'],
  ['ADMIN-404-10', 'There is no such group'],
  ['ADMIN-409-3', 'No license left'],
  ['ADMIN-409-28', 'It contradicts the present state'],
  ['ADMIN-429-1', 'Too many requests'],
  ['ADMIN-UAM-400-1', 'The request was not valid'],
  ['ADMIN-UAM-400-2', 'The account is not active'],
  ['ADMIN-UAM-400-3', 'The app has no such role'],
  ['ADMIN-UAM-400-4', 'The app is not licensed'],
  ['ADMIN-UAM-402-1', 'A paid subscription is needed'],
  ['ADMIN-UAM-403-1', 'Not allowed'],
  ['ADMIN-UAM-403-2', 'The key may not manage this organization'],
  ['ADMIN-UAM-404-1', 'Not found'],
  ['ADMIN-UAM-404-2', 'Not found'],
  ['ADMIN-UAM-404-3', 'Not found'],
  ['ADMIN-UAM-409-1', 'A default group cannot be made'],
  ['ADMIN-UAM-409-2', 'Was so already'],
  ['ADMIN-UAM-409-3', 'No license left'],
  ['ADMIN-UAM-500-1', 'Atlassian failed'],
]);

/** Says what Atlassian answered; a code that is not known stands for itself. */
export function answerWords(httpStatus: number, code: string | null): string {
  const said = code === null ? undefined : CODES.get(code);
  return [said, `HTTP ${httpStatus}`, code].filter((part) => part != null).join(' · ');
}
