import { Schedule } from '@switchboard/contract/schedules'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import { changeSchedule, deleteSchedule, holdSchedules, insertSchedule } from './service.ts'

type Restorations = readonly Restoration<Schedule>[]

const stateOf = ({ name, ranges }: Schedule) => ({ name, ranges })

async function restore(ctx: TransactionContext, all: Restorations): Promise<void> {
  for (const { id, before, now, version } of all) {
    if (before && now) await changeSchedule(ctx, now, stateOf(before))
    else if (before) await insertSchedule(ctx, stateOf(before), { id, version })
    else if (now) await deleteSchedule(ctx, now)
  }
}

/** Takes back that a schedule was created, changed or deleted. */
export const scheduleRestorer = restorerOf({
  objectKind: 'schedule',
  target: 'schedule',
  permission: 'schedules:write',
  recorded: Schedule,
  hold: ({ db }, ids) => holdSchedules(db, ids),
  stateOf,
  unique: { column: 'name', of: ({ name }) => name },
  restore,
})
