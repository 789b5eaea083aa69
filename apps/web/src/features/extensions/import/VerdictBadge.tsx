import type { ImportVerdict } from '@switchboard/contract/extensions.import'
import { IconAlertCircle, IconCircleMinus, IconCirclePlus, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../ui/Badge.tsx'

const LOOKS = {
  create: { icon: IconCirclePlus, tone: 'good' },
  update: { icon: IconPencil, tone: 'info' },
  unchanged: { icon: IconCircleMinus, tone: 'neutral' },
  error: { icon: IconAlertCircle, tone: 'bad' },
} as const

interface VerdictProps {
  verdict: ImportVerdict
  /** Has the import done it? */
  done: boolean
}

/** What a row would do, or did, in a word. */
export function VerdictBadge({ verdict, done }: VerdictProps) {
  const { t } = useTranslation('extensions/import')
  return <Badge {...LOOKS[verdict]}>{t(done ? `did.${verdict}` : `verdict.${verdict}`)}</Badge>
}

/** How many rows do it. */
export function VerdictCount({ verdict, done, count }: VerdictProps & { count: number }) {
  const { t } = useTranslation('extensions/import')
  const { icon, tone } = LOOKS[verdict]
  const word = t(done ? `did.${verdict}` : `verdict.${verdict}`)
  return (
    <Badge icon={icon} tone={tone}>
      <span className="visually-hidden">{word}</span> {t('rows.n', { n: count })}
    </Badge>
  )
}
