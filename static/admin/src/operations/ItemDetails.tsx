// One user of an operation in full: every change with Atlassian's answer, what was left out, what the user had and has.
import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useContext } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import {
  irreversibleItemWords,
  itemWords,
  skippedSentence,
} from '../../../../src/contract/operationItemWords';
import { whyOf } from '../../../../src/contract/operationReasonWords';
import { roleName } from '../../../../src/contract/roleWords';
import type { Effects } from '../../../../src/domain/operationPlan';
import type { OperationItem } from '../../../../src/domain/operationRun';
import { Fact, Facts } from '../components/Facts';
import { CopyButton } from '../user/CopyButton';
import { ItemsContext } from './itemsContext';
import { effectsSoFar } from './itemEffects';
import { ItemSteps } from './ItemSteps';
import styles from './items.module.css';
import { pathSentence } from './pathSentence';
import { sideSentences } from './sideSentences';

export function ItemDetails({ row }: { readonly row: OperationItem }) {
  const context = useContext(ItemsContext);
  if (context === null) return null;
  const { names, hasRun } = context;
  const { result, skipped } = row;
  const why = whyOf(row);
  return (
    <div className={styles.details}>
      {why && <Text as="p">{why.text}</Text>}
      <ItemSteps item={row} names={names} />
      <Facts>
        {skipped.length > 0 && (
          <Fact term={itemWords.skipped}>
            <Lines lines={skipped.map((part) => skippedSentence(part, names))} />
          </Fact>
        )}
        <EffectFacts effects={effectsSoFar(row, hasRun)} names={names} />
        {result !== null && <ResultFacts result={result} names={names} />}
      </Facts>
    </div>
  );
}

interface EffectFactsProps {
  readonly effects: Effects;
  readonly names: Names;
}

function EffectFacts({ effects, names }: EffectFactsProps) {
  const { freed, gained, stillBillable, alsoLost, irreversible } = effects;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [itemWords.freed, freed.map(names.app)],
    [itemWords.gained, gained.map(names.app)],
    [itemWords.stillBillable, stillBillable.map((path) => pathSentence(path, names))],
    [
      itemWords.alsoLost,
      alsoLost.map(({ resourceId, roles }) =>
        itemWords.lostRoles(names.app(resourceId), roles.map(roleName).join(', ')),
      ),
    ],
    [itemWords.irreversible, irreversible.map((reason) => irreversibleItemWords[reason])],
  ];
  return (
    <>
      {facts
        .filter(([, lines]) => lines.length > 0)
        .map(([term, lines]) => (
          <Fact key={term} term={term}>
            <Lines lines={lines} />
          </Fact>
        ))}
    </>
  );
}

interface ResultFactsProps {
  readonly result: NonNullable<OperationItem['result']>;
  readonly names: Names;
}

function ResultFacts({ result: { before, after, proof, reference }, names }: ResultFactsProps) {
  return (
    <>
      {before !== null && (
        <Fact term={itemWords.before}>
          <Lines lines={sideSentences(before, names)} />
        </Fact>
      )}
      {after !== null && (
        <Fact term={itemWords.after}>
          <Lines lines={sideSentences(after, names)} />
        </Fact>
      )}
      {proof !== null && proof.length > 0 && (
        <Fact term={itemWords.proof}>
          <Lines
            lines={proof.map(({ resourceId, isFree }) =>
              isFree ? itemWords.free(names.app(resourceId)) : itemWords.notFree(names.app(resourceId)),
            )}
          />
        </Fact>
      )}
      {reference !== null && (
        <Fact term={itemWords.reference}>
          <CopyButton what={itemWords.reference} text={reference} />
        </Fact>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
