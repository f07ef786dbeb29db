// The picture of a user, else the initials. It says nothing that the name beside it does not.
import { useState } from 'react';
import styles from './UserAvatar.module.css';

export interface UserAvatarProps {
  readonly name: string | null;
  readonly url: string | null;
  /** For the head of a page about the user. */
  readonly isLarge?: boolean;
}

export function UserAvatar({ name, url, isLarge = false }: UserAvatarProps) {
  const [isBroken, setBroken] = useState(false);
  const size = isLarge ? styles.large : '';
  if (url !== null && !isBroken && isAllowed(url)) {
    return (
      <img
        className={`${styles.picture} ${size}`}
        src={url}
        alt=""
        loading="lazy"
        onError={() => setBroken(true)}
      />
    );
  }
  return (
    <span className={`${styles.initials} ${size} ${TONES[toneOf(name ?? '')]}`} aria-hidden="true">
      {initials(name ?? '')}
    </span>
  );
}

// Where Atlassian keeps avatars, as far as Forge lets a page load them: img-src of @forge/csp 6.3.2. Anything else
// would be refused by the browser, with a complaint.
const HOSTS =
  /^https:\/\/(?:secure\.gravatar\.com|avatar-management--avatars\.us-west-2\.prod\.public\.atl-paas\.net)\//;

function isAllowed(url: string): boolean {
  return HOSTS.test(url);
}

const TONES = [styles.blue, styles.teal, styles.green, styles.purple, styles.magenta, styles.orange];

/** The same name, the same tone. */
function toneOf(name: string): number {
  const letters = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  return letters.reduce((sum, letter) => sum + letter, 0) % TONES.length;
}

/** The first letters of the first and the last word. */
function initials(name: string): string {
  const letters = name.match(/(?<=^|\s)[\p{L}\p{N}]/gu) ?? [];
  return [letters[0] ?? '', letters.length > 1 ? letters.at(-1) : ''].join('').toLocaleUpperCase();
}
