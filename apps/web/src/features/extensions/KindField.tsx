import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'

/** A phone that exists becomes another kind of phone, nothing else. */
export const PHONES = ['person', 'shared'] as const
/** What can be created in Configuration > Phone extensions. */
export const KINDS = [...PHONES, 'voicemail'] as const
export type NewKind = (typeof KINDS)[number]

interface KindFieldProps {
  kinds: readonly NewKind[]
  value: NewKind
  onChange: (kind: NewKind) => void
}

/** What the extension is: somebody's phone, one that several share, a mailbox. */
export function KindField({ kinds, value, onChange }: KindFieldProps) {
  const { t } = useTranslation('extensions')
  return (
    <RadioCards
      label={t('holder.kind')}
      stacked={kinds === KINDS}
      options={kinds.map((kind) => ({
        value: kind,
        label: t(`holder.${kind}`),
        help: t(`holder.${kind}Help`),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
