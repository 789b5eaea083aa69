import { holidays } from '@switchboard/contract/holidays'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { type ObjectChoiceProps, ObjectSelect } from '../../patterns/object/ObjectSelect.tsx'
import { choicesQuery } from './queries.ts'
import { useNextText } from './words.ts'

/** Chooses a holiday calendar, whose next days off it tells. Whoever shows it loads the strings of `holidays` first. */
export function HolidayCalendarSelect({ help, ...props }: ObjectChoiceProps) {
  const { t } = useTranslation('holidays')
  const nextText = useNextText()
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), staleTime: 0 })
  const chosen = data?.items.find(({ id }) => id === props.value)
  return (
    <ObjectSelect
      {...props}
      items={data?.items}
      help={chosen ? nextText(chosen.next) : help}
      placeholder={t('select.choose')}
      create={can(holidays.create) && { path: paths.holidayNew(), label: t('select.new') }}
    />
  )
}
