import Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import { abilityWords, capabilityWords, keyFactWords } from '../../../../src/contract/keyEntryWords';
import type { ConnectionStatus } from '../../../../src/contract/views';
import styles from './KeyAbilities.module.css';

type Abilities = NonNullable<ConnectionStatus['abilities']>;
type Ability = Abilities[keyof Abilities];

const APPEARANCE = {
  yes: 'success',
  no: 'removed',
  unknown: 'default',
} as const satisfies Record<Ability, ComponentProps<typeof Lozenge>['appearance']>;

const CAPABILITIES = [
  'read-organization',
  'read-directories',
  'read-resources',
  'read-groups',
  'read-users',
  'read-key-inventory',
] as const satisfies readonly (keyof Abilities)[];

/** What the key may do, as it was found out by asking. */
export function KeyAbilities({ abilities }: { readonly abilities: Abilities }) {
  return (
    <table className={styles.abilities}>
      <caption>{keyFactWords.abilities}</caption>
      <thead className={styles.head}>
        <tr>
          <th scope="col">{keyFactWords.capability}</th>
          <th scope="col">{keyFactWords.answer}</th>
        </tr>
      </thead>
      <tbody>
        {CAPABILITIES.map((capability) => (
          <tr key={capability}>
            <th scope="row">{capabilityWords[capability]}</th>
            <td>
              <Lozenge appearance={APPEARANCE[abilities[capability]]}>
                {abilityWords[abilities[capability]]}
              </Lozenge>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
