import { useTranslation } from 'react-i18next'
import { passkeyObstacle } from '../../api/passkeys.ts'

interface Obstacle {
  title: string
  detail?: string
  /** Where it would do. */
  link?: string
}

/**
 * Why this page can make no passkey, and what to do about it; null when it can.
 * @param origin the one address at which passkeys work, as the server tells it
 */
export function useObstacle(origin: string | null): Obstacle | null {
  const { t } = useTranslation(['passkeys', 'common'])
  const here = passkeyObstacle()
  if (origin === null) return { title: t('atPortal.title'), detail: t('atPortal.detail') }
  if (location.origin !== origin) {
    const names = { here: location.host, origin }
    return {
      title: t('elsewhere.title'),
      detail: t(here === 'ip_address' ? 'elsewhere.ip' : 'elsewhere.detail', names),
      link: `${origin}${location.pathname}`,
    }
  }
  return here && { title: t(`common:passkey.obstacle.${here}`) }
}
