// The safety settings as they stand in the form: numbers as they are typed, until they are saved.
import type { CallRequest } from '../../../../src/contract/calls';
import { type SafetyNumber, safetyWords } from '../../../../src/contract/safetyWords';
import type { SafetyInPlace } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import type { Person } from '../../../../src/domain/key';
import { safetyBounds } from '../../../../src/domain/safety';
import type { Formats } from '../components/viewer';

export interface SafetyDraft {
  readonly numbers: Readonly<Record<SafetyNumber, string>>;
  readonly keepsDefaultGroups: boolean;
  readonly people: readonly Person[];
  readonly groupIds: readonly string[];
}

export type SafetyField = SafetyNumber | 'protectedUsers' | 'protectedGroups';

type SafetyProblems = Readonly<Partial<Record<SafetyField, string>>>;

const PERCENT = 100;

const safetyNumbers = [
  'mostUsers',
  'mostShare',
  'typedAbove',
  'mostDataAgeHours',
  'leastOrgAdmins',
  'tokenUseDays',
  'keepDays',
] as const satisfies readonly SafetyNumber[];

export function draftOf(settings: SafetyInPlace): SafetyDraft {
  const { mostUsers, typedAbove, mostDataAgeHours, leastOrgAdmins, tokenUseDays, keepDays } = settings;
  return {
    numbers: {
      mostUsers: String(mostUsers),
      mostShare: String(inPercent(settings.mostShare)),
      typedAbove: String(typedAbove),
      mostDataAgeHours: String(mostDataAgeHours),
      leastOrgAdmins: String(leastOrgAdmins),
      tokenUseDays: String(tokenUseDays),
      keepDays: String(keepDays),
    },
    keepsDefaultGroups: settings.keepsDefaultGroups,
    people: settings.protectedPeople,
    groupIds: settings.protectedGroups,
  };
}

/** Only for a draft without problems. */
export function requestOf({
  numbers,
  keepsDefaultGroups,
  people,
  groupIds,
}: SafetyDraft): CallRequest<'settings.safety.save'> {
  return {
    mostUsers: Number(numbers.mostUsers),
    mostShare: Number(numbers.mostShare) / PERCENT,
    typedAbove: Number(numbers.typedAbove),
    mostDataAgeHours: Number(numbers.mostDataAgeHours),
    leastOrgAdmins: Number(numbers.leastOrgAdmins),
    tokenUseDays: Number(numbers.tokenUseDays),
    keepDays: Number(numbers.keepDays),
    keepsDefaultGroups,
    protectedUsers: people.map(({ accountId }): AccountId => accountId),
    protectedGroups: [...groupIds],
  };
}

/** Returns what is wrong, by field; the backend decides the same on its own. */
export function problemsOf({ numbers }: SafetyDraft, formats: Pick<Formats, 'number'>): SafetyProblems {
  const problems = safetyNumbers.flatMap((name) => {
    const { min, max, isWhole } = boundsOf(name);
    const isNumber = (isWhole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(numbers[name]);
    const value = Number(numbers[name]);
    if (isNumber && value >= min && value <= max) return [];
    const say = isWhole ? safetyWords.outOfBounds : safetyWords.shareOutOfBounds;
    return [[name, say(formats.number(min), formats.number(max))] as const];
  });
  return Object.fromEntries(problems);
}

function boundsOf(name: SafetyNumber) {
  const { min, max } = safetyBounds[name];
  return name === 'mostShare'
    ? { min: inPercent(min), max: inPercent(max), isWhole: false }
    : { min, max, isWhole: true };
}

/** As people write it: one tenth of a percent is enough, and binary fractions must not show. */
function inPercent(share: number): number {
  return Math.round(share * PERCENT * 10) / 10;
}
