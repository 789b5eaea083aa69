import { schedules } from '@switchboard/contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { type ObjectChoiceProps, ObjectSelect } from '../../patterns/object/ObjectSelect.tsx'
import { choicesQuery } from './queries.ts'
import { useWeekText } from './week/useWeekText.ts'

/** Chooses a schedule, whose hours it tells. Whoever shows it loads the strings of `schedules` first. */
export function ScheduleSelect({ help, ...props }: ObjectChoiceProps) {
  const { t } = useTranslation('schedules')
  const weekText = useWeekText()
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), staleTime: 0 })
  const chosen = data?.items.find(({ id }) => id === props.value)
  return (
    <ObjectSelect
      {...props}
      items={data?.items}
      help={chosen ? weekText(chosen.ranges) : help}
      placeholder={t('select.choose')}
      create={can(schedules.create) && { path: paths.scheduleNew(), label: t('select.new') }}
    />
  )
}
