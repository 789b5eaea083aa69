import { useTranslation } from 'react-i18next'
import { Alert } from '../../../ui/Alert.tsx'

/** Others have changed what is selected: how many it is now. */
export function Moved({ count }: { count: number }) {
  const { t } = useTranslation('extensions/bulk')
  return (
    <Alert tone="warning" title={t('changed.title', { count })}>
      {t('changed.detail')}
    </Alert>
  )
}
