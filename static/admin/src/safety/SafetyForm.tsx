import { safetyWords } from '../../../../src/contract/safetyWords';
import type { SafetyInPlace } from '../../../../src/contract/views';
import { showMessage } from '../api/host';
import { useSaveSafety } from '../api/safety';
import { SettingsForm } from '../components/SettingsForm';
import { useSettingsForm } from '../components/useSettingsForm';
import { useFormats } from '../components/viewer';
import { draftOf, problemsOf, requestOf } from './draft';
import { SafetyParts } from './parts';

export interface SafetyFormProps {
  readonly settings: SafetyInPlace;
  readonly isReadOnly: boolean;
}

export function SafetyForm({ settings, isReadOnly }: SafetyFormProps) {
  const formats = useFormats();
  const form = useSettingsForm({
    saved: draftOf(settings),
    problemsOf: (draft) => problemsOf(draft, formats),
    requestOf,
    save: useSaveSafety(),
    onSaved: () =>
      showMessage({
        id: 'safety-saved',
        title: safetyWords.saved,
        description: safetyWords.savedText,
        type: 'success',
      }),
    refusable: ['protectedUsers', 'protectedGroups'],
  });
  const { draft, problems, change } = form;
  return (
    <SettingsForm form={form} isReadOnly={isReadOnly} words={safetyWords}>
      <SafetyParts editing={{ draft, isReadOnly, problems, change }} />
    </SettingsForm>
  );
}
