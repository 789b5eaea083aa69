import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleOff,
  IconListCheck,
  IconProgress,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../ui/Badge.tsx'

const LOOKS = {
  ready: { icon: IconListCheck, tone: 'neutral' },
  importing: { icon: IconProgress, tone: 'info' },
  done: { icon: IconCircleCheck, tone: 'good' },
  failed: { icon: IconAlertTriangle, tone: 'bad' },
  cancelled: { icon: IconCircleOff, tone: 'neutral' },
} as const

/** How far an import is, in a word. */
export function StateBadge({ imported: { state } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  return <Badge {...LOOKS[state]}>{t(`state.${state}`)}</Badge>
}
