// What keeps a bulk operation from doing too much.
import SectionMessage from '@atlaskit/section-message';
import { safetyWords } from '../../../../src/contract/safetyWords';
import type { Me } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import { useSafety } from '../api/safety';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { PageHeader } from '../components/PageHeader';
import { SafetyForm } from '../safety/SafetyForm';
import { PageSkeleton } from '../shell/PageSkeleton';

export function SafetyPage() {
  const safety = useSafety();
  const refusal = whyReadOnly(useCurrentMe());
  return (
    <>
      <PageHeader title={safetyWords.title} />
      {refusal !== null && <SectionMessage>{refusal}</SectionMessage>}
      {safety.isPending && <PageSkeleton />}
      {safety.error && <ErrorMessage error={safety.error} onRetry={() => void safety.refetch()} />}
      {safety.data && <SafetyForm settings={safety.data} isReadOnly={refusal !== null} />}
    </>
  );
}

function whyReadOnly(me: Me): string | null {
  if (!hasRole(me, 'admin')) return safetyWords.readOnly;
  return me.licenseActive ? null : safetyWords.licenseInactive;
}
