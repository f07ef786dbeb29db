// Every clause of a filter as a sentence.
import type { ConditionOn, FieldId } from '../domain/filter/fields';
import { isCondition } from '../domain/filter/filter';
import type { Clause, Filter } from '../domain/filter/filter';
import type { ActivityContext } from '../domain/lastActive';
import {
  accountTypeWords,
  contextSentence,
  contextWords,
  fieldWords,
  filterWords,
  mfaWords,
  operatorWords,
  sourceWords,
} from './filterWords';
import type { Names } from './filterWords';
import { productName } from './productWords';
import { roleName } from './roleWords';
import { userStatusWords } from './usersWords';

interface Chosen {
  readonly filter: Filter;
  /** Null or absent: what the filter asks for. */
  readonly context?: ActivityContext | null | undefined;
}

/** All that decides whom a filter chooses: who is inactive in one app is not inactive everywhere. */
export function choiceSentences({ filter, context = null }: Chosen, names: Names): readonly string[] {
  const clauses = filter.all.map((clause) => clauseSentence(clause, names));
  return context === null
    ? clauses
    : [...clauses, `${contextWords.button}: ${contextSentence(context, names)}`];
}

/** Groups within groups stand in parentheses. */
export function clauseSentence(clause: Clause, names: Names): string {
  if (isCondition(clause)) return conditionSentence(clause, names);
  if ('not' in clause) return `Not (${clauseSentence(clause.not, names)})`;
  return 'all' in clause ? joined(clause.all, ' and ', names) : joined(clause.any, ' or ', names);
}

function joined(clauses: readonly Clause[], word: string, names: Names): string {
  return clauses
    .map((clause) => {
      const sentence = clauseSentence(clause, names);
      return 'all' in clause || 'any' in clause ? `(${sentence})` : sentence;
    })
    .join(word);
}

function conditionSentence<Field extends FieldId>(condition: ConditionOn<Field>, names: Names): string {
  return sentences[condition.field](condition, names);
}

const sentences: {
  readonly [Field in FieldId]: (condition: ConditionOn<Field>, names: Names) => string;
} = {
  search: (condition) => comparison(condition, quoted),
  email: (condition) => comparison(condition, asTyped),
  'email-domain': (condition) => comparison(condition, asTyped),
  site: (condition, names) => comparison(condition, names.site),
  product: (condition) => comparison(condition, productName),
  app: (condition, names) => comparison(condition, names.app),
  group: (condition, names) => comparison(condition, names.group),
  role: (condition) => comparison(condition, roleName),
  'platform-role': (condition) => comparison(condition, roleName),
  status: (condition) => comparison(condition, (status) => userStatusWords[status]),
  'account-type': (condition) => comparison(condition, (type) => accountTypeWords[type]),
  source: (condition) => comparison(condition, (source) => sourceWords[source]),
  mfa: (condition) => comparison(condition, (state) => mfaWords[state]),
  department: (condition) => comparison(condition, condition.operator === 'contains' ? quoted : asTyped),
  'job-title': (condition) => comparison(condition, condition.operator === 'contains' ? quoted : asTyped),
  'last-active': ({ operator, values: [value = ''] }) => {
    switch (operator) {
      case 'more-than':
        return filterWords.inactiveForDays(String(value));
      case 'never':
        return filterWords.neverActive;
      case 'unknown':
        return filterWords.activityUnknown;
      default:
        return `${fieldWords['last-active']} ${timeWords(operator, value)}`;
    }
  },
  added: ({ operator, values: [value = ''] }) =>
    operator === 'unknown' ? filterWords.addedUnknown : `${fieldWords.added} ${timeWords(operator, value)}`,
  seat: (condition, names) => comparison(condition, names.app),
  seats: (condition) => countSentence(condition, 'license'),
  'site-count': (condition) => countSentence(condition, 'site'),
  'product-count': (condition) => countSentence(condition, 'app'),
  'group-count': (condition) => countSentence(condition, 'group'),
  path: ({ operator, values }, names) => {
    if (operator === 'direct') return filterWords.directLicense;
    const how = operator === 'through' ? fieldWords.path : filterWords.onlyThrough;
    return `${how} ${values.length > 1 ? 'any of: ' : ''}${values.map(names.group).join(', ')}`;
  },
};

function asTyped(value: string): string {
  return value;
}

function quoted(value: string): string {
  return `“${value}”`;
}

function comparison<Field extends FieldId>(
  { field, operator, values }: ConditionOn<Field>,
  nameOf: (value: ConditionOn<Field>['values'][number]) => string,
): string {
  const label = fieldWords[field];
  const [first] = values;
  if (first === undefined) return `${label} ${operatorWords[operator]}`;
  if (operator === 'contains' || operator === 'not-contains') {
    return `${label} ${operatorWords[operator]} ${nameOf(first)}`;
  }
  if (values.length === 1) return `${label} ${operator === 'none-of' ? 'is not' : 'is'} ${nameOf(first)}`;
  return `${label} ${operatorWords[operator]}: ${values.map(nameOf).join(', ')}`;
}

function timeWords(operator: 'more-than' | 'less-than' | 'before' | 'after', value: string | number): string {
  if (operator === 'before' || operator === 'after') return `${operator} ${value}`;
  const unit = value === 1 ? 'day' : 'days';
  return `${operator === 'more-than' ? 'more' : 'less'} than ${value} ${unit} ago`;
}

function countSentence(
  { operator, values: [value = 0] }: ConditionOn<'seats' | 'site-count' | 'product-count' | 'group-count'>,
  thing: string,
): string {
  return `Has ${operatorWords[operator]} ${value} ${value === 1 ? thing : `${thing}s`}`;
}
