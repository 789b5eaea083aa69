import { holidays } from '@switchboard/contract/holidays'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import type { FieldProps } from '../../ui/field.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { choicesQuery } from './queries.ts'
import { useNextText } from './words.ts'

interface HolidayCalendarSelectProps extends FieldProps {
  /** Id; null for none. */
  value: string | null
  onChange: (id: string | null) => void
  /** Not on offer: the one that is to be replaced. */
  except?: string
  /** What no calendar means ("no holidays"): it can be chosen then. */
  none?: string
}

const NONE = ''

/**
 * Chooses a holiday calendar, whose next days off it tells; with a way to make another one. Whoever shows it loads the
 * strings of `holidays` first.
 */
export function HolidayCalendarSelect(props: HolidayCalendarSelectProps) {
  const { value, onChange, except, none, help, ...rest } = props
  const { t } = useTranslation('holidays')
  const nextText = useNextText()
  // Asked again when one comes back from making another one.
  const { data } = useQuery({ ...choicesQuery(), staleTime: 0 })
  const items = (data?.items ?? []).filter(({ id }) => id !== except)
  const chosen = items.find(({ id }) => id === value)
  return (
    <SelectField
      {...rest}
      help={
        <>
          {chosen ? nextText(chosen.next) : help}{' '}
          {can(holidays.create) && except === undefined && (
            // In a tab of its own: what was typed here stays.
            <Link to={paths.holidayNew()} target="_blank">
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
