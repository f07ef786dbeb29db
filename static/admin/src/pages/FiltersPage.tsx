// Every saved filter: whose it is, what uses it, whom it chooses now – and what can be done with it.
import Button from '@atlaskit/button/new';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import { filterListWords, savedFilterWords } from '../../../../src/contract/savedFilterUiWords';
import { conditionsOf } from '../../../../src/domain/filter/filter';
import { filterBounds } from '../../../../src/domain/filter/values';
import type { SavedFilter } from '../../../../src/domain/savedFilter';
import { useSavedFilters } from '../api/filters';
import { useUserChoices } from '../api/users';
import { EmptyState } from '../components/EmptyState';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { PageHeader } from '../components/PageHeader';
import { useFormats } from '../components/viewer';
import { namesFrom } from '../filter/filterEditing';
import { downloadFilters } from '../filter/saved/downloadFilters';
import { FilterTable } from '../filter/saved/FilterTable';
import { ImportDialog } from '../filter/saved/ImportDialog';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { PageSkeleton } from '../shell/PageSkeleton';
import styles from './FiltersPage.module.css';

/** Each row asks how many users it chooses: no more than somebody reads at once. */
const SHOWN_AT_ONCE = 20;

export function FiltersPage() {
  const saved = useSavedFilters();
  const [isImporting, setImporting] = useState(false);
  const me = useCurrentMe();
  const reasonId = useId();
  const items = saved.data?.items ?? [];
  return (
    <>
      <PageHeader
        title={savedFilterWords.title}
        actions={
          <Inline space="space.100">
            <Button isDisabled={items.length === 0} onClick={() => downloadFilters(items)}>
              {filterListWords.exportAll}
            </Button>
            <Button
              isDisabled={!me.licenseActive}
              aria-describedby={me.licenseActive ? undefined : reasonId}
              onClick={() => setImporting(true)}
            >
              {filterListWords.import}
            </Button>
          </Inline>
        }
      />
      {!me.licenseActive && (
        <Text as="p" id={reasonId}>
          {savedFilterWords.licenseInactive}
        </Text>
      )}
      {saved.isPending && <PageSkeleton />}
      {saved.error && <ErrorMessage error={saved.error} onRetry={() => void saved.refetch()} />}
      {saved.data && <FilterSearch items={items} />}
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}

function FilterSearch({ items }: { readonly items: readonly SavedFilter[] }) {
  const [search, setSearch] = useState('');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const formats = useFormats();
  const { data: choices } = useUserChoices({ groupIds: groupsOf(items), groupSearch: '' });
  if (items.length === 0) {
    return (
      <EmptyState title={savedFilterWords.none} text={savedFilterWords.noneText}>
        <RouteLink to={paths.users()}>{savedFilterWords.toUsers}</RouteLink>
      </EmptyState>
    );
  }
  const wanted = search.trim().toLowerCase();
  const found = items.filter(({ name, description }) =>
    `${name}\n${description}`.toLowerCase().includes(wanted),
  );
  const rest = found.length - most;
  return (
    <div className={styles.list}>
      <search className={styles.search}>
        <Textfield
          type="search"
          aria-label={savedFilterWords.find}
          placeholder={savedFilterWords.find}
          isCompact
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </search>
      {found.length === 0 ? (
        <EmptyState title={savedFilterWords.noMatch} text={savedFilterWords.noMatchText} />
      ) : (
        <FilterTable filters={found.slice(0, most)} names={namesFrom(choices)} />
      )}
      {rest > 0 && (
        <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>
          {filterListWords.more(formats.number(Math.min(rest, SHOWN_AT_ONCE)))}
        </Button>
      )}
    </div>
  );
}

/** Groups whose names the sentences need: as many as may be asked for at once. */
function groupsOf(items: readonly SavedFilter[]): readonly string[] {
  const conditions = items.flatMap(({ filter }) => (filter === null ? [] : conditionsOf(filter)));
  const ids = conditions.flatMap(({ field, values }) =>
    field === 'group' || field === 'path' ? values.map(String) : [],
  );
  return [...new Set(ids)].slice(0, filterBounds.values);
}
