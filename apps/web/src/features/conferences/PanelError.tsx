import { IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PanelError as ObjectPanelError } from '../../patterns/object/PanelError.tsx'

/** In place of a panel that could not be loaded. */
export function PanelError() {
  const { t } = useTranslation('conferences')
  return <ObjectPanelError title={t('title')} icon={IconPlugConnected} closeTo={paths.conferences()} />
}
