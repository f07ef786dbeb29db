// What can be an address of an account: deliberately loose. Whether it exists, only a mail can tell.

// Local part and domain together – RFC 5321, 4.5.3.1.3 (path of 256 octets with its brackets).
const LONGEST = 254;
// No white space, invisible characters, double quotes, brackets or second @ (but O'Brien's apostrophe); a domain of
// labels with at least one dot.
const ADDRESS =
  /^[^\s\p{Cc}\p{Cf}@"(),:;<>[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export function isEmailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text);
}
