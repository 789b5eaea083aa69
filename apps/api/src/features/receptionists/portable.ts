import { ReceptionistWrite } from '@switchboard/contract/receptionists'
import { portable } from '../../http/portable.ts'
import { readRecords, toWrite } from './present.ts'
import { createReceptionist, updateReceptionist } from './service.ts'

const HANG_UP = { retries: 2, action: { kind: 'hang_up' } } as const

/** Receptionists with their menus, in the configuration file. Closed or open by hand for now, they are by their hours there. */
export const portableReceptionists = portable<ReceptionistWrite>({
  section: 'receptionists',
  key: ['number'],
  schema: ReceptionistWrite,
  async list({ db }) {
    const rows = await db.extension.findMany({
      where: { kind: 'receptionist' },
      orderBy: { numberValue: 'asc' },
      select: { id: true },
    })
    const ids = rows.map(({ id }) => id)
    const records = await readRecords(db, ids)
    return ids.flatMap((id) => {
      const record = records.get(id)
      return record ? [{ id, version: record.version, write: toWrite(record) }] : []
    })
  },
  create: createReceptionist,
  update: (ctx, id, write, version) => updateReceptionist(ctx, id, { ...write, version }),
  bare: (write) => ({
    ...write,
    scheduleId: null,
    holidayCalendarId: null,
    holdPlaylistId: null,
    menus: {
      open: {
        kind: 'own',
        greeting: { kind: 'none' },
        keys: {},
        noInput: { ...HANG_UP, seconds: 5 },
        invalidKey: HANG_UP,
      },
      closed: { kind: 'same_as', mode: 'open' },
      holiday: { kind: 'same_as', mode: 'open' },
    },
    directDialing: { ...write.directDialing, exclusions: [] },
  }),
})
