import { HolidayCalendar } from '@switchboard/contract/holidays'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import { changeCalendar, deleteCalendar, holdCalendars, insertCalendar } from './service.ts'

type Restorations = readonly Restoration<HolidayCalendar>[]

const stateOf = ({ name, legal, own }: HolidayCalendar) => ({ name, legal, own })

async function restore(ctx: TransactionContext, all: Restorations): Promise<void> {
  for (const { id, before, now, version } of all) {
    if (before && now) await changeCalendar(ctx, now, stateOf(before))
    else if (before) await insertCalendar(ctx, stateOf(before), { id, version })
    else if (now) await deleteCalendar(ctx, now)
  }
}

/** Takes back that a holiday calendar was created, changed or deleted. */
export const calendarRestorer = restorerOf({
  objectKind: 'holiday_calendar',
  target: 'holiday_calendar',
  permission: 'schedules:write',
  recorded: HolidayCalendar,
  hold: ({ db }, ids) => holdCalendars(db, ids),
  stateOf,
  unique: { column: 'name', of: ({ name }) => name },
  restore,
})
