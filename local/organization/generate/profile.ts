// Names, addresses and the other fields of a profile, with the gaps that real profiles have.
import type { Profile } from '../world/world';
import type { Part } from './plan';
import type { Random } from './random';
import {
  DEPARTMENTS,
  DOMAINS,
  EXTERNAL_DOMAINS,
  FAMILY_NAMES,
  GIVEN_NAMES,
  JOB_TITLES,
  LOCATIONS,
  TIME_ZONES,
  WHOLE_NAMES,
} from './words';

export interface NewProfile {
  readonly profile: Profile;
  readonly managed: boolean;
}

export function generateProfile(random: Random, part: Part, number: number): NewProfile {
  const given = random.pick(GIVEN_NAMES);
  const family = random.pick(FAMILY_NAMES);
  const whole = number >= 12 && random.chance(0.02) ? random.pick(WHOLE_NAMES) : null;
  const isExternal = part === 'external' || (part === 'ordinary' && random.chance(0.22));
  const domain = isExternal ? random.pick([...EXTERNAL_DOMAINS, DOMAINS[2].name]) : managedDomain(random);
  const picture = `https://avatars.meridian.example/${number}/48`;
  return {
    managed: !isExternal,
    profile: {
      name: whole ?? `${given} ${family}`,
      nickname: random.chance(0.9) ? (whole ?? given).slice(0, 30) : null,
      // Atlassian hides the address of a few external people; the number keeps addresses unique.
      email:
        isExternal && random.chance(0.01) ? null : `${plain(given)}.${plain(family)}.${number}@${domain}`,
      emailVerified: random.chance(0.97) ? !random.chance(0.02) : null,
      picture: number % 10 === 3 ? null : picture,
      avatar: number % 4 === 1 ? picture.replace('/48', '/128') : null,
      jobTitle: optional(random, JOB_TITLES),
      department: optional(random, DEPARTMENTS),
      organization: isExternal ? null : 'Meridian Instruments',
      location: optional(random, LOCATIONS),
      timeZone: optional(random, TIME_ZONES),
    },
  };
}

function managedDomain(random: Random): string {
  return random.chance(0.85) ? DOMAINS[0].name : DOMAINS[1].name;
}

function optional(random: Random, words: readonly string[]): string | null {
  return random.chance(0.88) ? random.pick(words) : null;
}

// Letters without a decomposition that NFKD does not take apart.
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', ı: 'i', đ: 'd' };

/** An address holds a–z only. */
function plain(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[łøßıđ]/g, (letter) => LETTERS[letter] ?? '');
  return letters.replaceAll(/[^a-z]/g, '');
}
