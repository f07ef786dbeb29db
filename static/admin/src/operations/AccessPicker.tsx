// Apps on sites, each with the role that it is to give.
import { useId } from 'react';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { roleName } from '../../../../src/contract/roleWords';
import type { UserChoices } from '../../../../src/contract/views';
import { isAdminRole } from '../../../../src/domain/role';
import { useUserChoices } from '../api/users';
import { namesFrom } from '../filter/filterEditing';
import { AppPicker } from './AppPicker';
import styles from './choose.module.css';
import { accessOf, type OperationDraft, USUAL_ROLE } from './operationDrafts';

type Access = Pick<OperationDraft, 'resourceIds' | 'roleIds'>;

export interface AccessPickerProps {
  readonly access: Access;
  readonly onChange: (access: Access) => void;
}

export function AccessPicker({ access, onChange }: AccessPickerProps) {
  const { data } = useUserChoices({ groupIds: [], groupSearch: '' });
  const names = namesFrom(data);
  return (
    <>
      <AppPicker
        chosen={access.resourceIds}
        onChange={(resourceIds) => onChange({ ...access, resourceIds })}
      />
      {access.resourceIds.length > 0 && (
        <ul className={styles.roles} aria-label={operationChoiceWords.roles}>
          {accessOf(access).map(({ resourceId, roleId }) => (
            <li key={resourceId}>
              <RoleChoice
                label={operationChoiceWords.role(names.app(resourceId))}
                roles={rolesOn(data, resourceId)}
                chosen={roleId}
                onChoose={(chosen) =>
                  onChange({ ...access, roleIds: { ...access.roleIds, [resourceId]: chosen } })
                }
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Roles that the app's product has, the usual one first: nobody may have it yet. */
function rolesOn(choices: UserChoices | undefined, resourceId: string): readonly string[] {
  const app = choices?.apps.find((each) => each.resourceId === resourceId);
  const product = choices?.products.find(({ productKey }) => productKey === app?.productKey);
  return [...new Set([USUAL_ROLE, ...(product?.roles ?? [])])];
}

interface RoleChoiceProps {
  readonly label: string;
  readonly roles: readonly string[];
  readonly chosen: string;
  readonly onChoose: (roleId: string) => void;
}

function RoleChoice({ label, roles, chosen, onChoose }: RoleChoiceProps) {
  const id = useId();
  return (
    <div className={styles.role}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.control}
        value={chosen}
        onChange={({ target }) => onChoose(target.value)}
      >
        {roles.map((roleId) => (
          <option key={roleId} value={roleId} disabled={isAdminRole(roleId)}>
            {isAdminRole(roleId) ? operationChoiceWords.adminRole(roleName(roleId)) : roleName(roleId)}
          </option>
        ))}
      </select>
    </div>
  );
}
