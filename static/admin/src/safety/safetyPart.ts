// What every part of the safety settings is given.
import type { SettingsEditing } from '../components/useSettingsForm';
import type { SafetyDraft, SafetyField } from './draft';

export interface SafetyPartProps {
  readonly editing: SettingsEditing<SafetyDraft, SafetyField>;
}
