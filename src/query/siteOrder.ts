/**
 * Orders sites `s` by the name that screens show, without what Atlassian's hosts have in common: a blank in place of it
 * comes before whatever a name goes on with, so that acme stands before acme-labs.
 */
export const BY_SITE = `REPLACE(s.host_url, '.atlassian.', ' '), s.cloud_id`;
