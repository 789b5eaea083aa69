import { Schedule } from '@switchboard/contract/schedules'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import { changeSchedule, deleteSchedule, holdSchedules, insertSchedule } from './service.ts'

type Restorations = readonly Restoration<Schedule>[]

const stateOf = ({ name, ranges }: Schedule) => ({ name, ranges })

/** Names that other schedules have now. */
async function judge({ db }: TransactionContext, all: Restorations): Promise<Obstacle[]> {
  const names = all.flatMap(({ before }) => before?.name ?? [])
  const taken = await db.schedule.findMany({
    where: { name: { in: names }, id: { notIn: all.map(({ id }) => id) } },
    select: { name: true },
  })
  return taken.map(({ name }) => ({ label: name, reason: 'exists_already' as const }))
}

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
  judge,
  restore,
})
