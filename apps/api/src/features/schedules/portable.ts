import { ScheduleWrite } from '@switchboard/contract/schedules'
import { portable } from '../../http/portable.ts'
import { createSchedule, toSchedule, updateSchedule } from './service.ts'

/** Opening hours in the configuration file. */
export const portableSchedules = portable<ScheduleWrite>({
  section: 'schedules',
  key: ['name'],
  schema: ScheduleWrite,
  async list({ db }) {
    const rows = await db.schedule.findMany({ orderBy: { name: 'asc' } })
    return rows.map((row) => {
      const { id, version, ...write } = toSchedule(row)
      return { id, version, write }
    })
  },
  create: createSchedule,
  update: (ctx, id, write, version) => updateSchedule(ctx, id, { ...write, version }),
})
