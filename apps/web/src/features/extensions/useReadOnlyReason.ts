import { extensions } from '@switchboard/contract/extensions'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'

/** Why the signed-in user cannot change extensions; undefined for those who can. */
export function useReadOnlyReason(): string | undefined {
  const { t } = useTranslation('extensions')
  return can(extensions.update) ? undefined : t('readOnly')
}
