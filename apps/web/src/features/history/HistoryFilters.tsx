import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDays } from '../../format/dates.ts'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { DatesDialog } from './DatesDialog.tsx'
import { KINDS, type ListState, PERIOD_NAMES } from './list-state.ts'
import { actorsQuery } from './queries.ts'

type Changes = Partial<Record<keyof ListState, string>>

interface HistoryFiltersProps {
  state: ListState
  /** What the filtered object is called, once an entry has told. */
  objectName: string | undefined
  onChange: (changes: Changes) => void
  onClear: () => void
}

/** Stands for days that are typed. */
const DATES = 'dates'

/** Narrows the history by kind of object, person, period and one object. */
export function HistoryFilters({ state, objectName, onChange, onClear }: HistoryFiltersProps) {
  const { t } = useTranslation('history')
  const actors = useQuery(actorsQuery())
  const [choosing, setChoosing] = useState(false)
  const { kind, actor, object, period, from, to } = state
  const dates = useDatesText(state)
  const choosePeriod = (value: string) => {
    if (value === DATES) setChoosing(true)
    else onChange({ period: value, from: '', to: '' })
  }
  return (
    <>
      <FilterBar
        filters={[
          {
            id: 'kind',
            label: t('filter.kind'),
            value: kind ?? '',
            options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
            onChange: (value) => onChange({ kind: value }),
          },
          {
            id: 'actor',
            label: t('filter.actor'),
            value: actor ?? '',
            options: (actors.data?.items ?? []).map(({ kind, id, name }) => ({
              value: id,
              label: kind === 'token' ? t('someone.token', { name }) : name,
            })),
            onChange: (value) => onChange({ actor: value }),
          },
          {
            id: 'period',
            label: t('filter.period'),
            value: dates === null ? (period ?? '') : DATES,
            options: [
              ...PERIOD_NAMES.map((value) => ({ value, label: t(`period.${value}`) })),
              { value: DATES, label: dates ?? t('filter.dates') },
            ],
            onChange: choosePeriod,
          },
          ...(object
            ? [
                {
                  id: 'object',
                  label: t('filter.object'),
                  value: object,
                  options: [{ value: object, label: objectName ?? t('filter.thisObject') }],
                  onChange: (value: string) => onChange({ object: value }),
                },
              ]
            : []),
        ]}
        count={undefined}
        onClear={onClear}
      />
      {choosing && (
        <DatesDialog
          from={from ?? ''}
          to={to ?? ''}
          onChoose={(days) => {
            onChange({ period: '', ...days })
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  )
}

/** The days that were typed, in words; null while there are none. */
function useDatesText({ from, to }: ListState): string | null {
  const { t } = useTranslation('history')
  const { medium, range } = useDays()
  if (from && to) return range(from, to)
  if (from) return t('period.since', { day: medium(from) })
  return to ? t('period.until', { day: medium(to) }) : null
}
