// What is taken out of a pasted list of people.
import { describe, expect, it } from 'vitest';
import { emailsIn } from '../../static/admin/src/filter/emailsIn';

describe('pasted addresses', () => {
  it('are found in each column of a table, however they are written', () => {
    const table = 'Ann\tann@example.com\r\nBo Li <bo@example.com>\tEve <EVE@example.com>';

    expect(emailsIn(table)).toEqual({
      emails: ['ann@example.com', 'bo@example.com', 'eve@example.com'],
      others: ['Ann'],
    });
  });
});
