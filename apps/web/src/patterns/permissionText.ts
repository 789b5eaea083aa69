import type { Permission } from '@switchboard/contract/permissions'
import { useTranslation } from 'react-i18next'

/** A colon would name a file of strings. */
type Key<P> = P extends `${infer Object}:${infer Deed}` ? `${Object}.${Deed}` : never

/** What a permission allows, in words. */
export function usePermissionText(): (permission: Permission) => string {
  const { t } = useTranslation()
  return (permission) => t(`permission.${permission.replace(':', '.') as Key<Permission>}`)
}
