// The filters of groups: each is a part of the address.
import Button from '@atlaskit/button/new';
import { groupsWords, managerWords, placesWords, syncedWords } from '../../../../src/contract/placesWords';
import { productName } from '../../../../src/contract/productWords';
import { EVERY_GROUP, groupManagers, syncedStates } from '../../../../src/domain/groupList';
import type { GroupFilter } from '../../../../src/domain/groupList';
import type { GroupView } from '../../../../src/domain/groupView';
import { useUserChoices } from '../api/users';
import { SearchField } from '../components/SearchField';
import { type Choice, ChoiceList } from '../filter/ChoiceList';
import styles from '../filter/FilterBar.module.css';
import { siteName } from '../filter/siteName';
import { FilterMenu } from '../filter/FilterMenu';
import { InactiveDays } from './InactiveDays';
import { TruthChoice } from './TruthChoice';
import type { ChangePlaces } from './usePlaceView';

export interface GroupFiltersProps {
  readonly view: GroupView;
  readonly change: ChangePlaces<GroupView>;
}

export function GroupFilters({ view, change }: GroupFiltersProps) {
  const { filter, inactiveDays } = view;
  const set: SetFilter = (part, how) => change({ filter: { ...filter, ...part } }, how);
  return (
    <section className={styles.bar} aria-label={groupsWords.filters}>
      <div className={styles.controls}>
        <SearchField
          label={groupsWords.search}
          searched={filter.search ?? ''}
          onSearch={(text) =>
            set({ search: text.trim() === '' ? null : text }, { replace: filter.search !== null })
          }
        />
        <GrantFilters filter={filter} set={set} />
        <KeeperFilters filter={filter} set={set} />
        <TruthChoice
          label={groupsWords.default}
          yes={groupsWords.isDefault}
          no={groupsWords.isNoDefault}
          chosen={filter.isDefault}
          onChange={(isDefault) => set({ isDefault })}
        />
        <TruthChoice
          label={groupsWords.members}
          yes={groupsWords.isEmpty}
          no={groupsWords.hasMembers}
          chosen={filter.isEmpty}
          onChange={(isEmpty) => set({ isEmpty })}
        />
        <InactiveDays days={inactiveDays} onChange={(days) => change({ inactiveDays: days })} />
        {isAsking(filter) && (
          <Button appearance="subtle" onClick={() => change({ filter: EVERY_GROUP })}>
            {placesWords.clearFilters}
          </Button>
        )}
      </div>
    </section>
  );
}

type SetFilter = (part: Partial<GroupFilter>, how?: { readonly replace: boolean }) => void;

interface PartProps {
  readonly filter: GroupFilter;
  readonly set: SetFilter;
}

function GrantFilters({ filter, set }: PartProps) {
  const { data: choices } = useUserChoices({ groupIds: [], groupSearch: '' });
  const products = choices?.products.map(({ productKey }) => ({
    value: productKey,
    label: productName(productKey),
  }));
  const sites = choices?.sites.map(({ siteId, hostUrl }) => ({
    value: siteId,
    label: siteName(hostUrl) ?? siteId,
  }));
  return (
    <>
      <Choices
        label={groupsWords.product}
        choices={products ?? []}
        chosen={filter.products}
        onChange={(chosen) => set({ products: chosen })}
      />
      <Choices
        label={groupsWords.site}
        choices={sites ?? []}
        chosen={filter.sites}
        onChange={(chosen) => set({ sites: chosen })}
      />
    </>
  );
}

function KeeperFilters({ filter, set }: PartProps) {
  return (
    <>
      <Choices
        label={groupsWords.managedBy}
        choices={groupManagers.map((value) => ({ value, label: managerWords[value] }))}
        chosen={filter.managedBy}
        onChange={(chosen) => set({ managedBy: groupManagers.filter((one) => chosen.includes(one)) })}
      />
      <Choices
        label={groupsWords.synced}
        choices={syncedStates.map((value) => ({ value, label: syncedWords[value] }))}
        chosen={filter.synced}
        onChange={(chosen) => set({ synced: syncedStates.filter((state) => chosen.includes(state)) })}
      />
    </>
  );
}

export function isAsking(filter: GroupFilter): boolean {
  const { search, managedBy, synced, products, sites, isDefault, isEmpty } = filter;
  const isAnyListed = [managedBy, synced, products, sites].some((values) => values.length > 0);
  return search !== null || isDefault !== null || isEmpty !== null || isAnyListed;
}

interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Choices({ label, choices, chosen, onChange }: ChoicesProps) {
  return (
    <FilterMenu label={chosen.length === 0 ? label : `${label} (${chosen.length})`} title={label}>
      <ChoiceList label={label} choices={choices} chosen={chosen} onChange={onChange} />
    </FilterMenu>
  );
}
