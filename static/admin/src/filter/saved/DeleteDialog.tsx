import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { filterListWords, savedFilterWords } from '../../../../../src/contract/savedFilterUiWords';
import type { SavedFilter } from '../../../../../src/domain/savedFilter';
import { useDeleteFilter } from '../../api/filters';
import { showMessage } from '../../api/host';
import { Dialog } from '../../components/Dialog';
import { ErrorMessage } from '../../components/ErrorMessage';

export interface DeleteDialogProps {
  readonly saved: SavedFilter;
  readonly onClose: () => void;
}

/** Asks before a filter is deleted; one that something uses stays, and says what. */
export function DeleteDialog({ saved: { filterId, version, name, usedBy }, onClose }: DeleteDialogProps) {
  const removal = useDeleteFilter();
  const isUsed = usedBy.length > 0;
  const remove = (): void =>
    removal.mutate(
      { filterId, version },
      {
        onSuccess: () => {
          showMessage({
            id: `filter-${filterId}`,
            title: savedFilterWords.deleted,
            description: name,
            type: 'success',
          });
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={filterListWords.deleteTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button appearance="subtle" onClick={onClose}>
            {savedFilterWords.cancel}
          </Button>
          <Button appearance="danger" isDisabled={isUsed} isLoading={removal.isPending} onClick={remove}>
            {filterListWords.delete}
          </Button>
        </>
      }
    >
      <Text as="p">
        {isUsed
          ? filterListWords.inUse(usedBy.map((use) => use.name).join(', '))
          : filterListWords.deleteText}
      </Text>
      {removal.error && <ErrorMessage error={removal.error} />}
    </Dialog>
  );
}
