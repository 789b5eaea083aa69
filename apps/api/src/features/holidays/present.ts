import { HolidayCalendar, type HolidayCalendarWrite } from '@switchboard/contract/holidays'
import type { HolidayCalendar as CalendarRecord } from '@switchboard/database/client'

/** The database keeps what the contract allowed when it was written. */
export const toCalendar = ({ id, version, name, country, region, leftOut, entries }: CalendarRecord) =>
  HolidayCalendar.parse({ id, version, name, legal: country && { country, region, leftOut }, own: entries })

/** The opposite. */
export const columnsOf = ({ name, legal, own }: HolidayCalendarWrite) => ({
  name,
  country: legal?.country ?? null,
  region: legal?.region ?? null,
  leftOut: legal?.leftOut ?? [],
  entries: own,
})
