import { Schedule } from '@switchboard/contract/schedules'
import type { TransactionContext } from '../../http/route.ts'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import { changeSchedule, deleteSchedule, holdSchedules, insertSchedule } from './service.ts'

type Restorations = readonly Restoration<Schedule>[]

const stateOf = ({ name, ranges }: Schedule) => ({ name, ranges })

/** A name that another schedule has now, and a schedule that has come to be used. */
async function judge({ db }: TransactionContext, all: Restorations): Promise<Obstacle[]> {
  const names = all.flatMap(({ before }) => before?.name ?? [])
  const taken = await db.schedule.findMany({
    where: { name: { in: names }, id: { notIn: all.map(({ id }) => id) } },
    select: { name: true },
  })
  const going = all.filter(({ before }) => before === null)
  const used = await db.receptionist.findMany({
    where: { scheduleId: { in: going.map(({ id }) => id) } },
    select: { scheduleId: true },
  })
  return [
    ...taken.map(({ name }) => ({ label: name, reason: 'exists_already' as const })),
    ...going
      .filter(({ id }) => used.some(({ scheduleId }) => scheduleId === id))
      .map(({ label }) => ({ label, reason: 'in_use' as const })),
  ]
}

async function restore(ctx: TransactionContext, all: Restorations): Promise<void> {
  for (const { id, before, now } of all) {
    if (before && now) await changeSchedule(ctx, now, stateOf(before))
    else if (before) await insertSchedule(ctx, stateOf(before), { id, version: before.version + 1 })
    else if (now) await deleteSchedule(ctx, now)
  }
}

/** Takes back that a schedule was created, changed or deleted. */
export const scheduleRestorer = restorerOf({
  objectKind: 'schedule',
  permission: 'schedules:write',
  recorded: Schedule,
  hold: ({ db }, ids) => holdSchedules(db, ids),
  stateOf,
  judge,
  restore,
})
