import { isDeepStrictEqual } from 'node:util'
import { Preferences, type PreferencesWrite } from '@switchboard/contract/preferences'
import { z } from 'zod'
import { type Restoration, restorerOf } from '../../http/restore.ts'
import type { Obstacle } from '../../http/undo.ts'
import { judgePreferences } from './rules.ts'
import { holdPreferences, toWrite, writePreferences } from './service.ts'

/** The preferences as the history records them, under the id of the company. */
const Recorded = Preferences.extend({ id: z.uuid() })
type Recorded = z.infer<typeof Recorded>

/** What would change: what stays as it is is not judged, as in a save. */
function changeOf({ before, now }: Restoration<Recorded>): Partial<PreferencesWrite> {
  if (!before || !now) return {}
  const current: Record<string, unknown> = toWrite(now)
  const wanted = Object.entries(toWrite(before))
  return Object.fromEntries(wanted.filter(([key, value]) => !isDeepStrictEqual(value, current[key])))
}

/** Takes changes of the preferences back. They are never made nor deleted: what was there before the first save is recorded. */
export const preferencesRestorer = restorerOf<Recorded>({
  objectKind: 'preferences',
  permission: 'preferences:write',
  recorded: Recorded,
  async hold({ db, actor }, ids) {
    const { id } = actor.tenant
    return ids.includes(id) ? new Map([[id, { id, ...(await holdPreferences(db)) }]]) : new Map()
  },
  stateOf: toWrite,
  refersTo: ({ callerIdNumberId, operatorExtensionId, holdPlaylistId }) => [
    ...(callerIdNumberId ? [{ target: 'phone_number', id: callerIdNumberId } as const] : []),
    ...(operatorExtensionId ? [{ target: 'extension', id: operatorExtensionId } as const] : []),
    ...(holdPlaylistId ? [{ target: 'playlist', id: holdPlaylistId } as const] : []),
  ],
  async judge({ db, actor }, all, along) {
    const obstacles: Obstacle[] = []
    for (const one of all) {
      const { callerIdNumberId, ...rest } = changeOf(one)
      // A number that is put back along could be shown when it was as it will be.
      const change = callerIdNumberId && !along.has(callerIdNumberId) ? { callerIdNumberId, ...rest } : rest
      const { fieldErrors } = await judgePreferences(db, actor.tenant.country, change)
      // Whether what is referred to is there, or comes back, is judged for the whole undo.
      const broken = Object.values(fieldErrors).filter((code) => code !== 'not_found')
      if (broken.length > 0) obstacles.push({ label: one.label, reason: 'reference_gone' })
    }
    return obstacles
  },
  async restore(ctx, all) {
    for (const { before, now } of all) if (before && now) await writePreferences(ctx, now, toWrite(before))
  },
})
