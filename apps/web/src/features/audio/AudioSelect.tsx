import type { AudioKind } from '@switchboard/contract/audio'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../format/durations.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choicesQuery } from './queries.ts'

interface AudioSelectProps extends FieldProps {
  kind: AudioKind
  /** Id; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** What none means: it can be chosen then. */
  none?: string
  /** Not on offer: the one that is to be replaced. */
  except?: string
}

const NONE = ''

/** Chooses one of the company's greetings or pieces of music. */
export function AudioSelect({ kind, value, onChange, none, except, ...rest }: AudioSelectProps) {
  const { t } = useTranslation('audio')
  const { data } = useQuery(choicesQuery(kind))
  const items = (data?.items ?? []).filter(({ id }) => id !== except)
  return (
    <SelectField
      {...rest}
      placeholder={t(`select.${kind}`)}
      nothingFoundMessage={t('select.nothing')}
      searchable
      data={[
        ...(none === undefined ? [] : [{ value: NONE, label: none }]),
        ...items.map(({ id, name, sound }) => ({
          value: id,
          label: t('select.choice', { name, duration: formatDuration(sound.durationMs) }),
        })),
      ]}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(id) => onChange(id || null)}
    />
  )
}
