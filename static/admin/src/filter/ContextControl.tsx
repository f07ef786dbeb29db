// Where last active is looked for: what the filter asks for, unless something else is chosen here.
import Button from '@atlaskit/button/new';
import { choiceWords, contextSentence, contextWords } from '../../../../src/contract/filterWords';
import { productName } from '../../../../src/contract/productWords';
import { type ActivityContext, WHOLE_ORGANIZATION } from '../../../../src/domain/lastActive';
import { ChoiceList } from './ChoiceList';
import styles from './ContextControl.module.css';
import type { FilterEditing } from './filterEditing';
import { FilterMenu } from './FilterMenu';

export interface ContextControlProps {
  readonly editing: FilterEditing;
  /** What is used now. */
  readonly context: ActivityContext;
  readonly isChosen: boolean;
  /** Null: follow the filter. */
  readonly onChange: (context: ActivityContext | null) => void;
}

export function ContextControl({ editing, context, isChosen, onChange }: ContextControlProps) {
  const { choices, names } = editing;
  const sites = (choices?.sites ?? []).map(({ siteId }) => ({ value: siteId, label: names.site(siteId) }));
  const products = (choices?.products ?? []).map(({ productKey }) => ({
    value: productKey,
    label: productName(productKey),
  }));
  const where = contextSentence(context, names);
  return (
    <FilterMenu label={`${contextWords.button}: ${where}`} title={contextWords.title}>
      <div className={styles.quick}>
        <Button spacing="compact" isDisabled={!isChosen} onClick={() => onChange(null)}>
          {contextWords.followFilter}
        </Button>
        <Button spacing="compact" onClick={() => onChange(WHOLE_ORGANIZATION)}>
          {contextWords.wholeOrganization}
        </Button>
      </div>
      <ChoiceList
        label={choiceWords.site}
        choices={sites}
        chosen={context.sites}
        onChange={(chosen) => onChange({ ...context, sites: chosen })}
      />
      <ChoiceList
        label={choiceWords.product}
        choices={products}
        chosen={context.products}
        onChange={(chosen) => onChange({ ...context, products: chosen })}
      />
    </FilterMenu>
  );
}
