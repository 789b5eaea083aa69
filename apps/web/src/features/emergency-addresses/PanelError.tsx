import { IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PanelError as ObjectPanelError } from '../../patterns/object/PanelError.tsx'

/** In place of a panel that could not be loaded. */
export function PanelError() {
  const { t } = useTranslation('emergency-addresses')
  return <ObjectPanelError title={t('title')} icon={IconMapPin} closeTo={paths.emergencyAddresses()} />
}
