import { schedules } from '@switchboard/contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choicesQuery } from './queries.ts'
import { useWeekText } from './week/useWeekText.ts'

interface ScheduleSelectProps extends FieldProps {
  /** Id; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** Not on offer: the one that is to be replaced. */
  except?: string
  /** What no schedule means ("always open"): it can be chosen then. */
  none?: string
}

const NONE = ''

/**
 * Chooses a schedule, whose hours it tells; with a way to make another one. Whoever shows it loads the strings of
 * `schedules` first.
 */
export function ScheduleSelect({ value, onChange, except, none, help, ...rest }: ScheduleSelectProps) {
  const { t } = useTranslation('schedules')
  const weekText = useWeekText()
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), staleTime: 0 })
  const items = (data?.items ?? []).filter(({ id }) => id !== except)
  const chosen = items.find(({ id }) => id === value)
  return (
    <SelectField
      {...rest}
      help={
        <>
          {chosen ? weekText(chosen.ranges) : help}{' '}
          {can(schedules.create) && except === undefined && (
            // In a tab of its own: what was typed here stays.
            <Link to={paths.scheduleNew()} target="_blank">
              {t('select.new')}
            </Link>
          )}
        </>
      }
      placeholder={t('select.choose')}
      searchable
      data={[
        ...(none === undefined ? [] : [{ value: NONE, label: none }]),
        ...items.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value ?? (none === undefined ? null : NONE)}
      onChange={(id) => onChange(id || null)}
    />
  )
}
