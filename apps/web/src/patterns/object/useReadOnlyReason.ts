import type { Endpoint } from '@switchboard/contract/endpoint'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'

/** Why the signed-in user cannot do what the endpoint does; undefined for those who can. */
export function useReadOnlyReason(endpoint: Pick<Endpoint, 'permission'>): string | undefined {
  const { t } = useTranslation('object')
  return can(endpoint) ? undefined : t('readOnly')
}
