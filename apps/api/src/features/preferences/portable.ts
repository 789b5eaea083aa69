import { PreferencesWrite } from '@switchboard/contract/preferences'
import { portable } from '../../http/portable.ts'
import { changePreferences, readPreferences, toWrite } from './service.ts'

/** What holds for the whole company, in the configuration file. */
export const portablePreferences = portable<PreferencesWrite>({
  section: 'preferences',
  key: [],
  schema: PreferencesWrite,
  async list({ db, actor }) {
    const now = await readPreferences(db)
    return [{ id: actor.tenant.id, version: now.version, write: toWrite(now) }]
  },
  update: (ctx, _id, write, version) => changePreferences(ctx, { ...write, version }),
})
