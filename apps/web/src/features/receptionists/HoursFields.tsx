import { useTranslation } from 'react-i18next'
import { HolidayCalendarSelect } from '../holidays/index.ts'
import { ScheduleSelect } from '../schedules/index.ts'
import type { Form } from './useMenu.ts'

/** When it is open: opening hours and holidays that others may share, by their names. */
export function HoursFields({ form }: { form: Form }) {
  const { t } = useTranslation('receptionists')
  const { scheduleId, holidayCalendarId } = form.values
  return (
    <>
      <ScheduleSelect
        label={t('hours.schedule')}
        none={t('hours.always')}
        help={t('hours.alwaysHelp')}
        value={scheduleId || null}
        error={form.errors['scheduleId']}
        onChange={(id) => form.setFieldValue('scheduleId', id ?? '')}
      />
      <HolidayCalendarSelect
        label={t('hours.holidays')}
        none={t('hours.noHolidays')}
        help={t('hours.holidaysHelp')}
        value={holidayCalendarId || null}
        error={form.errors['holidayCalendarId']}
        onChange={(id) => form.setFieldValue('holidayCalendarId', id ?? '')}
      />
    </>
  )
}
