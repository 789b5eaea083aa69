import type { Use } from '@switchboard/contract/uses'
import { problem } from '../../http/errors.ts'
import type { Referrer } from '../../http/uses.ts'
import { judgePreferences } from './rules.ts'
import { holdPreferences, readPreferences, toWrite, writePreferences } from './service.ts'

/** How the preferences use an object that one of their settings names. */
const referrer = (
  target: Referrer['target'],
  setting: 'callerIdNumberId' | 'operatorExtensionId' | 'holdPlaylistId',
  key: string,
  way: Use['way'],
): Referrer => ({
  target,
  keys: [`preferences.${key}`],
  async find(db, ids) {
    const used = (await readPreferences(db))[setting]
    if (used === null || !ids.includes(used)) return []
    const { id, name: label } = await db.tenant.findFirstOrThrow({ select: { id: true, name: true } })
    return [
      { of: used, use: { way, by: { kind: 'preferences', id, label }, detail: null, replaceable: true } },
    ]
  },
  async replace(ctx, ids, replacement) {
    const { db, actor } = ctx
    const before = await holdPreferences(db)
    if (!ids.includes(before[setting] ?? '')) return
    const change = { [setting]: replacement }
    const { fieldErrors } = await judgePreferences(db, actor.tenant.country, change)
    if (Object.keys(fieldErrors).length > 0) {
      throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
    }
    await writePreferences(ctx, before, { ...toWrite(before), ...change })
  },
})

/** What the preferences keep from being deleted. */
export const preferencesReferrers: readonly Referrer[] = [
  referrer('phone_number', 'callerIdNumberId', 'caller_id_number_id', 'caller_id'),
  referrer('extension', 'operatorExtensionId', 'operator_extension_id', 'operator'),
  referrer('playlist', 'holdPlaylistId', 'hold_playlist_id', 'hold_music'),
]
