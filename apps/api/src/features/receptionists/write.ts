import { MENU_MODES, type Menu, type MenuMode } from '@switchboard/contract/menus'
import type {
  ReceptionistOverride,
  ReceptionistRecord,
  ReceptionistWrite,
} from '@switchboard/contract/receptionists'
import { insertRows, updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { toColumns } from '../../http/destination.ts'
import type { TransactionContext } from '../../http/route.ts'
import { insertNumbered, updateNumbered } from '../extensions/index.ts'
import { readRecords } from './present.ts'
import { type Action, changeOf } from './record.ts'

// How receptionists are written, one or many. Whoever calls holds them and has judged what is written.

type WriteContext = Pick<TransactionContext, 'db' | 'audit' | 'clock'>

const settingsOf = (id: string, write: ReceptionistWrite) => ({
  extensionId: id,
  language: write.language,
  timeZone: write.timeZone,
  scheduleId: write.scheduleId,
  holidayCalendarId: write.holidayCalendarId,
  directDialing: write.directDialing.enabled,
  holdPlaylistId: write.holdPlaylistId,
})

const overrideColumns = (override: ReceptionistOverride | null) => ({
  overrideState: override?.state ?? null,
  overrideUntil: override?.until ?? null,
  overrideMessage: override?.message ?? null,
})

/** What a menu has that is the same as another: nothing that is ever played. */
const SAME: Extract<Menu, { kind: 'own' }> = {
  kind: 'own',
  greeting: { kind: 'none' },
  keys: {},
  noInput: { seconds: 5, retries: 0, action: { kind: 'hang_up' } },
  invalidKey: { retries: 0, action: { kind: 'hang_up' } },
}

function menuRow(receptionistId: string, mode: MenuMode, menu: Menu) {
  const { greeting, noInput, invalidKey } = menu.kind === 'own' ? menu : SAME
  const silent = toColumns(noInput.action)
  const invalid = toColumns(invalidKey.action)
  return {
    receptionistId,
    mode,
    sameAs: menu.kind === 'same_as' ? menu.mode : null,
    greetingKind: greeting.kind,
    greetingAudioId: greeting.kind === 'audio' ? greeting.audioFileId : null,
    greetingText: greeting.kind === 'text' ? greeting.text : null,
    greetingLanguage: greeting.kind === 'text' ? greeting.language : null,
    waitSeconds: noInput.seconds,
    noInputRetries: noInput.retries,
    noInputKind: noInput.action.kind,
    noInputExtensionId: silent.extensionId,
    noInputExternal: silent.external,
    invalidRetries: invalidKey.retries,
    invalidKind: invalidKey.action.kind,
    invalidExtensionId: invalid.extensionId,
    invalidExternal: invalid.external,
  }
}

const keyRows = (receptionistId: string, mode: MenuMode, menu: Menu) =>
  Object.entries(menu.kind === 'own' ? menu.keys : {}).map(([key, action]) => {
    const { extensionId, external } = toColumns(action)
    return {
      receptionistId,
      mode,
      key,
      actionKind: action.kind,
      actionExtensionId: extensionId,
      actionExternal: external,
    }
  })

/** A receptionist that is written, and its id. */
interface Item {
  id: string
  write: ReceptionistWrite
}

/** The menus, the keys and the exclusions; there are none yet. */
async function insertParts(db: TenantDb, items: readonly Item[]): Promise<void> {
  const menus = items.flatMap(({ id, write }) =>
    MENU_MODES.map((mode) => [id, mode, write.menus[mode]] as const),
  )
  const exclusions = items.flatMap(({ id, write }) =>
    [...new Set(write.directDialing.exclusions)].map((extensionId) => ({ receptionistId: id, extensionId })),
  )
  await insertRows(
    db,
    'receptionistMenu',
    menus.map((menu) => menuRow(...menu)),
  )
  await insertRows(
    db,
    'receptionistMenuKey',
    menus.flatMap((menu) => keyRows(...menu)),
  )
  await insertRows(db, 'receptionistExclusion', exclusions)
}

/** Tells the history of what was written, and gives it as it is now, in the same order. */
async function record(
  { db, audit }: WriteContext,
  action: Action,
  written: readonly { id: string; before: ReceptionistRecord | null }[],
): Promise<ReceptionistRecord[]> {
  const now = await readRecords(
    db,
    written.map(({ id }) => id),
  )
  const records = written.map(({ id, before }) => {
    const after = now.get(id)
    if (!after) throw new Error('a receptionist that was just written is gone')
    return { before, after }
  })
  await audit(...records.map(({ before, after }) => changeOf(action, before, after)))
  return records.map(({ after }) => after)
}

/** A receptionist to make; with an id and an override, one that an undo brings back, which has made its extension. */
export interface Creation {
  id?: string
  write: ReceptionistWrite
  override?: ReceptionistOverride | null
}

/** Makes receptionists. They may lead to one another where their ids are given. */
export async function insertMany(
  ctx: WriteContext,
  creations: readonly Creation[],
): Promise<ReceptionistRecord[]> {
  const { db } = ctx
  const items: (Item & Pick<Creation, 'override'>)[] = []
  for (const { id: claimed, write, override } of creations) {
    const { number, name } = write
    const id = claimed ?? (await insertNumbered(ctx, 'receptionist', { number, name }))
    items.push({ id, write, override })
  }
  await insertRows(
    db,
    'receptionist',
    items.map(({ id, write, override = null }) => ({
      ...settingsOf(id, write),
      ...overrideColumns(override),
    })),
  )
  await insertParts(db, items)
  return record(
    ctx,
    'created',
    items.map(({ id }) => ({ id, before: null })),
  )
}

/** A receptionist as it was read in this transaction, and what it is to be. */
export interface Change {
  before: ReceptionistRecord
  write: ReceptionistWrite
}

/** Replaces all of receptionists but their overrides. */
export async function updateMany(
  ctx: WriteContext,
  changes: readonly Change[],
): Promise<ReceptionistRecord[]> {
  const { db } = ctx
  const items = changes.map(({ before: { id }, write }) => ({ id, write }))
  const ids = items.map(({ id }) => id)
  await updateNumbered(
    ctx,
    items.map(({ id, write: { number, name } }) => ({ id, number, name })),
  )
  await updateRows(
    db,
    'receptionist',
    'extensionId',
    items.map(({ id, write }) => settingsOf(id, write)),
  )
  // The keys go with their menus.
  await db.receptionistMenu.deleteMany({ where: { receptionistId: { in: ids } } })
  await db.receptionistExclusion.deleteMany({ where: { receptionistId: { in: ids } } })
  await insertParts(db, items)
  return record(
    ctx,
    'updated',
    changes.map(({ before }) => ({ id: before.id, before })),
  )
}

/**
 * Opens or closes receptionists by hand, or ends that. The version is that of what a form edits, and stays: nobody's menus
 * are in the way of closing now.
 */
export async function overrideMany(
  ctx: WriteContext,
  all: readonly { before: ReceptionistRecord; override: ReceptionistOverride | null }[],
  action: Extract<Action, 'overridden' | 'override_ended'>,
): Promise<ReceptionistRecord[]> {
  await updateRows(
    ctx.db,
    'receptionist',
    'extensionId',
    all.map(({ before: { id }, override }) => ({ extensionId: id, ...overrideColumns(override) })),
  )
  return record(
    ctx,
    action,
    all.map(({ before }) => ({ id: before.id, before })),
  )
}

/** Deletes receptionists that nothing but themselves leads to any more. */
export async function removeMany(ctx: WriteContext, records: readonly ReceptionistRecord[]): Promise<void> {
  const { db, audit } = ctx
  const ids = records.map(({ id }) => id)
  // Before the extensions, so that those that lead to one another do not keep each other.
  await db.receptionist.deleteMany({ where: { extensionId: { in: ids } } })
  await db.extension.deleteMany({ where: { id: { in: ids } } })
  await audit(...records.map((before) => changeOf('deleted', before, null)))
}
