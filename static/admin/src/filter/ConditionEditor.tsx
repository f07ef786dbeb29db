// How a field is compared and with what: the controls that its definition asks for.
import { useId } from 'react';
import { controlWords } from '../../../../src/contract/filterUiWords';
import { fieldWords, operatorWords } from '../../../../src/contract/filterWords';
import { valuesFor } from '../../../../src/domain/filter/draft';
import type { FacetField } from '../../../../src/domain/filter/facet';
import {
  type FieldId,
  fields,
  type Operator,
  severalValues,
  valueTypeOf,
} from '../../../../src/domain/filter/fields';
import type { Filter } from '../../../../src/domain/filter/filter';
import { ChoicePicker, type ChoicePickerProps } from './ChoicePicker';
import styles from './ConditionEditor.module.css';
import type { FilterEditing } from './filterEditing';
import { FilterMenu } from './FilterMenu';
import {
  CountEditor,
  DayEditor,
  DaysEditor,
  EmailsEditor,
  TextEditor,
  type ValueEditorProps,
  type Values,
} from './valueEditors';

/** A condition whose values may still be missing. */
export interface OpenCondition {
  readonly field: FieldId;
  readonly operator: Operator;
  readonly values: Values;
}

interface Listed {
  readonly field: FacetField;
  readonly forField: ChoicePickerProps['forField'];
}

/** Where the lists of a field's values come from; `typed`: from nowhere, they are pasted; null: it has none. */
const lists: { readonly [Field in FieldId]: Listed | 'typed' | null } = {
  search: null,
  email: 'typed',
  'email-domain': ofItself('email-domain'),
  site: ofItself('site'),
  product: ofItself('product'),
  app: ofItself('app'),
  group: ofItself('group'),
  role: ofItself('role'),
  'platform-role': ofItself('platform-role'),
  status: ofItself('status'),
  'account-type': ofItself('account-type'),
  source: ofItself('source'),
  mfa: ofItself('mfa'),
  department: ofItself('department'),
  'job-title': ofItself('job-title'),
  'last-active': null,
  added: null,
  seat: ofItself('seat'),
  seats: null,
  'site-count': null,
  'product-count': null,
  'group-count': null,
  path: { field: 'group', forField: 'path' },
};

function ofItself(field: FacetField): Listed {
  return { field, forField: field };
}

export interface ConditionEditorProps {
  readonly condition: OpenCondition;
  readonly editing: FilterEditing;
  /** Whose users the choices count. */
  readonly within: Filter;
  readonly onChange: (condition: OpenCondition) => void;
}

/** Both controls, one above the other, as menus have them. */
export function ConditionEditor(props: ConditionEditorProps) {
  return (
    <>
      <OperatorSelect {...props} />
      <ValueControl {...props} />
    </>
  );
}

type OperatorSelectProps = Pick<ConditionEditorProps, 'condition' | 'onChange'> & {
  /** True: the field is named beside. */
  readonly isBare?: boolean;
};

export function OperatorSelect({ condition, onChange, isBare = false }: OperatorSelectProps) {
  const { field, operator, values } = condition;
  const id = useId();
  const operators: readonly Operator[] = fields[field].operators;
  return (
    <div className={styles.labelled}>
      {!isBare && (
        <label className={styles.label} htmlFor={id}>
          {fieldWords[field]}
        </label>
      )}
      <select
        className={styles.operator}
        id={id}
        aria-label={isBare ? controlWords.operator(fieldWords[field]) : undefined}
        value={operator}
        onChange={(event) => {
          const next = operators.find((known) => known === event.target.value);
          if (next !== undefined) onChange({ field, operator: next, values: valuesFor(field, next, values) });
        }}
      >
        {operators.map((known) => (
          <option key={known} value={known}>
            {operatorWords[known]}
          </option>
        ))}
      </select>
    </div>
  );
}

type ValueControlProps = ConditionEditorProps & {
  /** What the button says that opens a list, where there is no room for it. */
  readonly listLabel?: string;
};

export function ValueControl({ condition, editing, within, onChange, listLabel }: ValueControlProps) {
  const { field, operator, values } = condition;
  const type = valueTypeOf(field, operator) ?? null;
  if (type === null) return null;
  const props: ValueEditorProps = {
    field,
    values,
    onChange: (next) => onChange({ field, operator, values: next }),
  };
  const list = severalValues.has(operator) ? lists[field] : null;
  if (list !== null) {
    const editor =
      list === 'typed' ? (
        <EmailsEditor {...props} />
      ) : (
        <ChoicePicker
          {...list}
          editing={editing}
          within={within}
          chosen={values.map(String)}
          onChange={props.onChange}
        />
      );
    if (listLabel === undefined) return editor;
    return (
      <FilterMenu label={listLabel} title={controlWords.value(fieldWords[field])}>
        {editor}
      </FilterMenu>
    );
  }
  switch (type.typed.kind) {
    case 'days':
      return <DaysEditor {...props} />;
    case 'day':
      return <DayEditor {...props} />;
    case 'count':
      return <CountEditor {...props} />;
    case 'text':
    case 'name':
    case 'word':
      return <TextEditor {...props} />;
  }
}
