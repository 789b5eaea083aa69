import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { Choices } from './useConflictTexts.ts'
import type { Form } from './useMenu.ts'

/** When it is open: opening hours and holidays that others may share, by their names. */
export function HoursFields({ form, choices }: { form: Form; choices: Choices }) {
  const { t } = useTranslation('receptionists')
  const link = <Link to={paths.schedules()}>{t('hours.manage')}</Link>
  const { scheduleId } = form.values
  return (
    <>
      <SelectField
        label={t('hours.schedule')}
        help={
          scheduleId === '' ? (
            <>
              {t('hours.alwaysHelp')} {link}
            </>
          ) : (
            <Link to={paths.schedule(scheduleId)}>{t('hours.see')}</Link>
          )
        }
        data={[
          { value: '', label: t('hours.always') },
          ...choices.schedules.map(({ id: value, name: label }) => ({ value, label })),
        ]}
        {...form.getInputProps('scheduleId')}
      />
      <SelectField
        label={t('hours.holidays')}
        help={t('hours.holidaysHelp')}
        data={[
          { value: '', label: t('hours.noHolidays') },
          ...choices.calendars.map(({ id: value, name: label }) => ({ value, label })),
        ]}
        {...form.getInputProps('holidayCalendarId')}
      />
    </>
  )
}
