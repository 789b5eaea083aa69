import type { Menu, MenuMode } from '@switchboard/contract/menus'
import { MENU_MODES } from '@switchboard/contract/menus'
import type { MenuAction, MenuEnd } from '@switchboard/contract/destination'
import type { ReceptionistRecord, ReceptionistWrite } from '@switchboard/contract/receptionists'
import type { Use } from '@switchboard/contract/uses'
import type { Prisma } from '@switchboard/database/client'
import { readSlices } from '../../db/rows.ts'
import { judgeDestinations } from '../../http/destination.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Reference } from '../../http/undo.ts'
import type { FoundUse, Referrer, TargetKind } from '../../http/uses.ts'
import { hold } from '../extensions/index.ts'
import { readRecords, toWrite } from './present.ts'
import { updateMany } from './write.ts'

const HANG_UP = { kind: 'hang_up' } as const

/** Puts another id in place of those that go; null takes away what has one of them. */
type Swap = (id: string) => string | null

function swapEnd(end: MenuEnd, swap: Swap): MenuEnd {
  if (!('extensionId' in end)) return end
  const extensionId = swap(end.extensionId)
  return extensionId === null ? HANG_UP : { ...end, extensionId }
}

function swapKeys(keys: Extract<Menu, { kind: 'own' }>['keys'], swap: Swap) {
  const kept = Object.entries(keys).flatMap(([key, action]): [string, MenuAction][] => {
    if (!('extensionId' in action)) return [[key, action]]
    const extensionId = swap(action.extensionId)
    return extensionId === null ? [] : [[key, { ...action, extensionId }]]
  })
  return Object.fromEntries(kept)
}

const inMenus = (write: ReceptionistWrite, change: (menu: Extract<Menu, { kind: 'own' }>) => Menu) => ({
  ...write,
  menus: {
    open: onOwn(write.menus.open, change),
    closed: onOwn(write.menus.closed, change),
    holiday: onOwn(write.menus.holiday, change),
  },
})
const onOwn = (menu: Menu, change: (menu: Extract<Menu, { kind: 'own' }>) => Menu): Menu =>
  menu.kind === 'own' ? change(menu) : menu

/** What a receptionist is without these objects, or with another in their place. */
const SWAPS = {
  extension: (write, swap) => ({
    ...inMenus(write, (menu) => ({
      ...menu,
      keys: swapKeys(menu.keys, swap),
      noInput: { ...menu.noInput, action: swapEnd(menu.noInput.action, swap) },
      invalidKey: { ...menu.invalidKey, action: swapEnd(menu.invalidKey.action, swap) },
    })),
    directDialing: {
      ...write.directDialing,
      // Another extension is not left out for that.
      exclusions: write.directDialing.exclusions.filter((id) => swap(id) === id),
    },
  }),
  schedule: (write, swap) => ({ ...write, scheduleId: write.scheduleId && swap(write.scheduleId) }),
  holiday_calendar: (write, swap) => ({
    ...write,
    holidayCalendarId: write.holidayCalendarId && swap(write.holidayCalendarId),
  }),
  playlist: (write, swap) => ({
    ...write,
    holdPlaylistId: write.holdPlaylistId && swap(write.holdPlaylistId),
  }),
  audio_file: (write, swap) =>
    inMenus(write, (menu) => {
      if (menu.greeting.kind !== 'audio') return menu
      const audioFileId = swap(menu.greeting.audioFileId)
      return { ...menu, greeting: audioFileId === null ? { kind: 'none' } : { kind: 'audio', audioFileId } }
    }),
} as const satisfies Partial<Record<TargetKind, (write: ReceptionistWrite, swap: Swap) => ReceptionistWrite>>

type Target = keyof typeof SWAPS
const TARGETS = Object.keys(SWAPS) as Target[]

/** The foreign keys by which receptionists refer to objects of a kind. */
const KEYS: Record<Target, readonly string[]> = {
  extension: [
    'receptionist_menu_key.action_extension_id',
    'receptionist_menu.no_input_extension_id',
    'receptionist_menu.invalid_extension_id',
    'receptionist_exclusion.extension_id',
  ],
  schedule: ['receptionist.schedule_id'],
  holiday_calendar: ['receptionist.holiday_calendar_id'],
  playlist: ['receptionist.hold_playlist_id'],
  audio_file: ['receptionist_menu.greeting_audio_id'],
}

/** One use in a receptionist, of one of the objects. */
type Spot = Pick<Use, 'way' | 'detail' | 'replaceable'> & { of: string }

const spot = (of: string, way: Use['way'], detail: string | null = null): Spot => ({
  of,
  way,
  detail,
  replaceable: way !== 'direct_dialing_exclusion',
})

function menuSpots(mode: MenuMode, menu: ReceptionistRecord['menus'][MenuMode], target: Target): Spot[] {
  if (menu.kind !== 'own') return []
  const { greeting, keys, noInput, invalidKey } = menu
  if (target === 'audio_file') {
    return greeting.kind === 'audio' ? [spot(greeting.audioFileId, 'menu_greeting', mode)] : []
  }
  const ends = [
    ['menu_no_input', noInput.action],
    ['menu_invalid_key', invalidKey.action],
  ] as const
  return [
    ...Object.entries(keys).flatMap(([key, action]) =>
      'extensionId' in action ? [spot(action.extensionId, 'menu_key', `${mode} ${key}`)] : [],
    ),
    ...ends.flatMap(([way, end]) => ('extensionId' in end ? [spot(end.extensionId, way, mode)] : [])),
  ]
}

/** Everything of a kind that a receptionist refers to, in the order of its form. */
function spotsOf(record: ReceptionistRecord, target: Target): Spot[] {
  const { schedule, holidayCalendar, holdPlaylist, menus, directDialing } = record
  if (target === 'schedule') return schedule ? [spot(schedule.id, 'opening_hours')] : []
  if (target === 'holiday_calendar') return holidayCalendar ? [spot(holidayCalendar.id, 'holidays')] : []
  if (target === 'playlist') return holdPlaylist ? [spot(holdPlaylist.id, 'hold_music')] : []
  const heard = MENU_MODES.flatMap((mode) => menuSpots(mode, menus[mode], target))
  if (target === 'audio_file') return heard
  const excluded = directDialing.exclusions.map(({ id }) => spot(id, 'direct_dialing_exclusion'))
  return [...heard, ...excluded]
}

/** That a receptionist refers to one of these objects. */
function refersTo(target: Target, ids: string[]): Prisma.ReceptionistWhereInput {
  const among = { in: ids }
  const ends = [
    { noInputExtensionId: among },
    { invalidExtensionId: among },
    { keys: { some: { actionExtensionId: among } } },
  ]
  const one = {
    extension: {
      OR: [{ exclusions: { some: { extensionId: among } } }, { menus: { some: { OR: ends } } }],
    },
    schedule: { scheduleId: among },
    holiday_calendar: { holidayCalendarId: among },
    playlist: { holdPlaylistId: among },
    audio_file: { menus: { some: { greetingAudioId: among } } },
  }
  return one[target]
}

/** Of those that refer to one of these objects and are not among them, by their numbers. */
async function idsUsing(db: TenantDb, target: Target, ids: readonly string[]): Promise<string[]> {
  const rows = await readSlices(ids, (slice) =>
    db.receptionist.findMany({
      where: refersTo(target, slice),
      select: { extension: { select: { id: true, numberValue: true } } },
    }),
  )
  const found = new Map(rows.map(({ extension: { id, numberValue } }) => [id, numberValue]))
  for (const id of ids) found.delete(id)
  return [...found].toSorted(([, a], [, b]) => a - b).map(([id]) => id)
}

/** Those that refer to one of these objects, by their numbers. */
async function using(db: TenantDb, target: Target, ids: readonly string[]): Promise<ReceptionistRecord[]> {
  const found = await idsUsing(db, target, ids)
  const records = await readRecords(db, found)
  return found.flatMap((id) => records.get(id) ?? [])
}

/** A mailbox is not replaced by what has none, a greeting not by music, nor anything by what is not there. */
async function assertReplacement(
  { db, actor }: TransactionContext,
  target: Target,
  writes: readonly ReceptionistWrite[],
  replacement: string,
): Promise<void> {
  const actions = writes.flatMap(({ menus }) =>
    Object.values(menus).flatMap((menu) =>
      menu.kind === 'own' ? [...Object.values(menu.keys), menu.noInput.action, menu.invalidKey.action] : [],
    ),
  )
  const mine = actions.filter((action) => 'extensionId' in action && action.extensionId === replacement)
  const targets = new Map(mine.map((action) => [action.kind, action]))
  const wrong = await judgeDestinations(db, actor.tenant.country, targets)
  const where = { id: replacement, kind: 'greeting' }
  const unheard = target === 'audio_file' && (await db.audioFile.count({ where })) === 0
  if (unheard || Object.keys(wrong).length > 0) {
    throw problem('validation_failed', { fieldErrors: { replacement: 'not_found' } })
  }
}

const referrer = (target: Target): Referrer => ({
  target,
  keys: KEYS[target],
  async find(db, ids) {
    const asked = new Set(ids)
    return (await using(db, target, ids)).flatMap((record): FoundUse[] => {
      const { id, number, name } = record
      const by: Use['by'] = { kind: 'extension', extension: { id, number, name, kind: 'receptionist' } }
      return spotsOf(record, target)
        .filter(({ of }) => asked.has(of))
        .map(({ of, ...use }) => ({ of, use: { by, ...use } }))
    })
  },
  async replace(ctx, ids, replacement) {
    const { db } = ctx
    const held = await idsUsing(db, target, ids)
    await hold(db, held)
    const gone = new Set(ids)
    const swap: Swap = (id) => (gone.has(id) ? replacement : id)
    // As they are now that nobody else writes them; who came to use it since is not held.
    const users = (await using(db, target, ids)).filter(({ id }) => held.includes(id))
    const changes = users.map((before) => ({
      before,
      write: SWAPS[target](toWrite(before), swap),
    }))
    if (replacement !== null) {
      await assertReplacement(
        ctx,
        target,
        changes.map(({ write }) => write),
        replacement,
      )
    }
    await updateMany(ctx, changes)
  },
})

/** How receptionists use what is configured elsewhere. */
export const receptionistReferrers: readonly Referrer[] = TARGETS.map(referrer)

/** All that a receptionist refers to by keys that refuse. */
export const referencesOf = (record: ReceptionistRecord): Reference[] =>
  TARGETS.flatMap((target) => spotsOf(record, target).map(({ of: id }) => ({ target, id })))
