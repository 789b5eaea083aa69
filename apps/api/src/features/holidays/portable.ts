import { HolidayCalendarWrite } from '@switchboard/contract/holidays'
import { portable } from '../../http/portable.ts'
import { createCalendar, updateCalendar } from './service.ts'
import { toCalendar } from './present.ts'

/** Holiday calendars in the configuration file. */
export const portableCalendars = portable<HolidayCalendarWrite>({
  section: 'holidayCalendars',
  key: ['name'],
  schema: HolidayCalendarWrite,
  async list({ db }) {
    const rows = await db.holidayCalendar.findMany({ orderBy: { name: 'asc' } })
    return rows.map((row) => {
      const { id, version, ...write } = toCalendar(row)
      return { id, version, write }
    })
  },
  create: createCalendar,
  update: (ctx, id, write, version) => updateCalendar(ctx, id, { ...write, version }),
})
