import { isDeepStrictEqual } from 'node:util'
import type { Language } from '@switchboard/contract/common'
import {
  DEFAULT_PREFERENCES,
  type Preferences,
  type PreferencesChange,
  PreferencesWrite,
} from '@switchboard/contract/preferences'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import { extensionRef } from '../extensions/index.ts'
import { judgePreferences } from './rules.ts'

const WITH_NAMES = {
  callerIdNumber: { select: { e164: true, label: true } },
  operator: { select: { id: true, number: true, name: true, kind: true } },
  holdPlaylist: { select: { name: true } },
} satisfies Prisma.PreferencesInclude

type Row = Prisma.PreferencesGetPayload<{ include: typeof WITH_NAMES }>

/** The CHECKs let no other texts be. */
const toInternational = ({ internationalCalls: mode, internationalCountries }: Row) =>
  mode === 'countries'
    ? { mode: 'countries' as const, countries: internationalCountries }
    : { mode: mode as 'allowed' | 'blocked' }

const toPreferences = (row: Row): Preferences => ({
  version: row.version,
  promptLanguage: row.promptLanguage as Language | null,
  callerIdNumberId: row.callerIdNumberId,
  ringSeconds: row.ringSeconds,
  voicemail: {
    enabled: row.voicemailEnabled,
    delaySeconds: row.voicemailDelaySeconds,
    attach: row.voicemailAttach,
  },
  operatorExtensionId: row.operatorExtensionId,
  holdPlaylistId: row.holdPlaylistId,
  international: toInternational(row),
  blockAnonymous: row.blockAnonymous,
  retention: { callLogDays: row.callLogDays, faxDays: row.faxDays, voicemailDays: row.voicemailDays },
  callerId: row.callerIdNumber,
  operator: row.operator && extensionRef(row.operator),
  holdPlaylist: row.holdPlaylist,
})

/** Before the first save there is no row: that counts as version 1. */
const UNSAVED: Preferences = {
  version: 1,
  ...DEFAULT_PREFERENCES,
  callerId: null,
  operator: null,
  holdPlaylist: null,
}

const toColumns = ({ voicemail, international, retention, ...rest }: PreferencesWrite) => ({
  ...rest,
  ...retention,
  voicemailEnabled: voicemail.enabled,
  voicemailDelaySeconds: voicemail.delaySeconds,
  voicemailAttach: voicemail.attach,
  internationalCalls: international.mode,
  internationalCountries: international.mode === 'countries' ? international.countries : [],
})

/** What holds for the company; the defaults while nobody has saved anything. */
export async function readPreferences(db: TenantDb): Promise<Preferences> {
  const row = await db.preferences.findFirst({ include: WITH_NAMES })
  return row ? toPreferences(row) : UNSAVED
}

/** What can be set, without version and names. */
export const toWrite = (now: Preferences): PreferencesWrite => PreferencesWrite.parse(now)

/** The preferences, as they stay until the transaction ends. There may be no row to hold, so it is the company's. */
export async function holdPreferences(db: TenantDb): Promise<Preferences> {
  await db.$executeRaw`select from tenant for no key update`
  return readPreferences(db)
}

/** Writes what has been judged over `before`, which is held, and tells the history. */
export async function writePreferences(
  ctx: Pick<TransactionContext, 'db' | 'audit' | 'clock'>,
  before: Preferences,
  wanted: PreferencesWrite,
): Promise<Preferences> {
  const { db, audit, clock } = ctx
  if (isDeepStrictEqual(wanted, toWrite(before))) return before
  const data = { ...toColumns(wanted), version: before.version + 1, updatedAt: clock.now() }
  const { count } = await db.preferences.updateMany({ data })
  if (count === 0) await db.preferences.create({ data })
  const after = await readPreferences(db)
  const { id, name } = await db.tenant.findFirstOrThrow({ select: { id: true, name: true } })
  await audit({
    action: 'preferences.updated',
    objectKind: 'preferences',
    objectId: id,
    objectLabel: name,
    version: after.version,
    before: { id, ...before },
    after: { id, ...after },
  })
  return after
}

/**
 * Changes some of the preferences. 409 `version_conflict` with the preferences as they are now, 422 `validation_failed`.
 * What is not among the changes is not judged: a caller ID that may no longer be shown keeps nobody from the rest.
 */
export async function changePreferences(
  ctx: TransactionContext,
  { version, ...change }: PreferencesChange,
): Promise<Preferences> {
  const { db, actor } = ctx
  const before = await holdPreferences(db)
  if (before.version !== version)
    throw problem('version_conflict', { current: before, objectKind: 'preferences' })
  const { fieldErrors, kept } = await judgePreferences(db, actor.tenant.country, change)
  if (Object.keys(fieldErrors).length > 0) throw problem('validation_failed', { fieldErrors })
  return writePreferences(ctx, before, { ...toWrite(before), ...kept })
}
