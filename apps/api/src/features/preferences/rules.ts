import type { PreferencesChange } from '@switchboard/contract/preferences'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { isSupportedCountry } from 'libphonenumber-js/max'
import type { TenantDb } from '../../db/tenant.ts'
import { holdShown, judgeShown } from '../phone-numbers/index.ts'

type Change = Omit<PreferencesChange, 'version'>
type Found = FieldErrorCode | null

/** Kinds of extensions at which somebody answers, now or later. */
const ANSWERING = ['user', 'shared_phone', 'ring_group', 'receptionist', 'voicemail']

async function judgeOperator(db: TenantDb, id: string): Promise<Found> {
  const extension = await db.extension.findFirst({ where: { id, kind: { in: ANSWERING } } })
  return extension ? null : 'not_found'
}

async function judgePlaylist(db: TenantDb, id: string): Promise<Found> {
  return (await db.playlist.findFirst({ where: { id } })) ? null : 'not_found'
}

/** Each country once, in order; one's own is not abroad. */
function settle(country: string, change: Change): Change {
  if (change.international?.mode !== 'countries') return change
  const countries = [...new Set(change.international.countries)].filter((each) => each !== country).toSorted()
  return { ...change, international: { mode: 'countries', countries } }
}

function judgeCountries({ international }: Change): Found {
  if (international?.mode !== 'countries') return null
  if (international.countries.length === 0) return 'required'
  return international.countries.every((each) => isSupportedCountry(each)) ? null : 'country_unknown'
}

/** @returns what is wrong, by field, and the changes as they are kept */
export async function judgePreferences(db: TenantDb, country: string, change: Change) {
  const kept = settle(country, change)
  const { callerIdNumberId, operatorExtensionId, holdPlaylistId } = kept
  const judged: Record<string, Found> = {
    callerIdNumberId: callerIdNumberId
      ? judgeShown((await holdShown(db, [callerIdNumberId])).get(callerIdNumberId))
      : null,
    operatorExtensionId: operatorExtensionId ? await judgeOperator(db, operatorExtensionId) : null,
    holdPlaylistId: holdPlaylistId ? await judgePlaylist(db, holdPlaylistId) : null,
    'international.countries': judgeCountries(kept),
  }
  const found = Object.entries(judged).filter((entry): entry is [string, FieldErrorCode] => entry[1] !== null)
  return { fieldErrors: Object.fromEntries(found), kept }
}
