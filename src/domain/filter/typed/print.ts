// A filter as somebody could have typed it. What is printed reads back as the same filter.
import { severalValues, valueTypeOf } from '../fields';
import type { Condition } from '../fields';
import { isCondition } from '../filter';
import type { Clause, Filter } from '../filter';
import type { ValueKind } from '../values';
import type { FilterNames } from './names';
import { operatorPhrases, singlePhrases, typedWord } from './phrases';
import { quoted, quotedId } from './tokens';

/** Empty for everybody. */
export function printFilter({ all }: Filter, names: FilterNames): string {
  const [only, second] = all;
  if (only === undefined) return '';
  return second === undefined ? printClause(only, names) : joined(all, 'and', names);
}

function printClause(clause: Clause, names: FilterNames): string {
  if (isCondition(clause)) return printCondition(clause, names);
  if ('not' in clause) return `not ${operand(clause.not, names)}`;
  return 'all' in clause ? joined(clause.all, 'and', names) : joined(clause.any, 'or', names);
}

function joined(clauses: readonly Clause[], word: 'and' | 'or', names: FilterNames): string {
  return clauses.map((clause) => operand(clause, names)).join(` ${word} `);
}

/** A group within anything stands in parentheses, also where precedence would do without. */
function operand(clause: Clause, names: FilterNames): string {
  const isGroup = 'all' in clause || 'any' in clause;
  return isGroup ? `(${printClause(clause, names)})` : printClause(clause, names);
}

function printCondition({ field, operator, values }: Condition, names: FilterNames): string {
  const type = valueTypeOf(field, operator) ?? null;
  if (type === null) return `${field} ${operatorPhrases[operator]}`;
  const printed = values.map((value) => printValue(value, type.typed, names));
  const single = printed.length === 1 ? singlePhrases[operator] : undefined;
  if (!severalValues.has(operator) || single !== undefined) {
    return `${field} ${single ?? operatorPhrases[operator]} ${printed.join(' ')}`;
  }
  return `${field} ${operatorPhrases[operator]} (${printed.join(', ')})`;
}

export function printValue(value: string | number, type: ValueKind, names: FilterNames): string {
  switch (type.kind) {
    case 'text':
      return quoted(String(value));
    case 'name': {
      const name = names[type.of].findName(String(value));
      return name === null ? quotedId(String(value)) : quoted(name);
    }
    case 'word':
      return typedWord(String(value));
    case 'days':
      return `${value} ${value === 1 ? 'day' : 'days'}`;
    case 'day':
    case 'count':
      return String(value);
  }
}
