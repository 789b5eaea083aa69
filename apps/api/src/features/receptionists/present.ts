import type { Language } from '@switchboard/contract/common'
import type { MenuAction, MenuActionView, MenuEnd, MenuEndView } from '@switchboard/contract/destination'
import {
  MENU_MODES,
  type Menu,
  type MenuKey,
  type MenuMode,
  type MenuView,
} from '@switchboard/contract/menus'
import type {
  ReceptionistOverride,
  ReceptionistRecord,
  ReceptionistWrite,
} from '@switchboard/contract/receptionists'
import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from '../../db/tenant.ts'
import { type DestinationColumns, fromColumns } from '../../http/destination.ts'
import { extensionRef } from '../extensions/index.ts'

const NAMED = { select: { id: true, name: true } } as const

/** All that a receptionist is made of, in one query. */
const WHOLE = {
  extension: true,
  schedule: NAMED,
  holidayCalendar: NAMED,
  holdPlaylist: NAMED,
  menus: {
    include: {
      greetingAudio: NAMED,
      noInputExtension: true,
      invalidExtension: true,
      keys: { include: { actionExtension: true } },
    },
  },
  exclusions: { include: { excluded: true }, orderBy: { excluded: { numberValue: 'asc' } } },
} satisfies Prisma.ReceptionistInclude

type Row = Prisma.ReceptionistGetPayload<{ include: typeof WHOLE }>
type MenuRow = Row['menus'][number]
type Target = MenuRow['noInputExtension']

/** What it leads to is read with it: the foreign key says that it is there. */
function toView(columns: DestinationColumns, target: Target): MenuActionView {
  const action = fromColumns<MenuAction>(columns)
  if (!action) throw new Error('a menu leads to nowhere')
  return (target ? { ...action, extension: extensionRef(target) } : action) as MenuActionView
}

function toGreeting(row: MenuRow) {
  const { greetingAudio, greetingText: text, greetingLanguage: language } = row
  if (greetingAudio)
    return { kind: 'audio' as const, audioFileId: greetingAudio.id, audioFile: greetingAudio }
  return text === null
    ? { kind: 'none' as const }
    : { kind: 'text' as const, text, language: language as Language }
}

function toMenu(row: MenuRow): MenuView {
  // The CHECKs allow no other modes, keys and kinds.
  if (row.sameAs !== null) return { kind: 'same_as', mode: row.sameAs as MenuMode }
  const keys = row.keys.map(
    ({ key, actionKind: kind, actionExtensionId: extensionId, actionExternal: external, actionExtension }) =>
      [key as MenuKey, toView({ kind, extensionId, external }, actionExtension)] as const,
  )
  const noInput = {
    kind: row.noInputKind,
    extensionId: row.noInputExtensionId,
    external: row.noInputExternal,
  }
  const invalid = {
    kind: row.invalidKind,
    extensionId: row.invalidExtensionId,
    external: row.invalidExternal,
  }
  return {
    kind: 'own',
    greeting: toGreeting(row),
    keys: Object.fromEntries(keys),
    noInput: {
      seconds: row.waitSeconds,
      retries: row.noInputRetries,
      action: toView(noInput, row.noInputExtension) as MenuEndView,
    },
    invalidKey: {
      retries: row.invalidRetries,
      action: toView(invalid, row.invalidExtension) as MenuEndView,
    },
  }
}

type OverrideColumns = Pick<Row, 'overrideState' | 'overrideUntil' | 'overrideMessage'>

export const toOverride = (row: OverrideColumns): ReceptionistOverride | null =>
  row.overrideState === null
    ? null
    : {
        state: row.overrideState as ReceptionistOverride['state'],
        until: row.overrideUntil?.toISOString() ?? null,
        message: row.overrideMessage,
      }

function toRecord(row: Row): ReceptionistRecord {
  const { extension, schedule, holidayCalendar, holdPlaylist } = row
  const menus = new Map(row.menus.map((menu) => [menu.mode, toMenu(menu)]))
  const menuOf = (mode: MenuMode): MenuView => {
    const menu = menus.get(mode)
    if (!menu) throw new Error(`receptionist ${extension.id} has no menu for ${mode}`)
    return menu
  }
  const [open, closed, holiday] = MENU_MODES.map(menuOf) as [MenuView, MenuView, MenuView]
  return {
    id: extension.id,
    number: extension.number,
    name: extension.name,
    version: extension.version,
    createdAt: extension.createdAt.toISOString(),
    updatedAt: extension.updatedAt.toISOString(),
    language: row.language as Language,
    timeZone: row.timeZone,
    schedule,
    holidayCalendar,
    menus: { open, closed, holiday },
    directDialing: {
      enabled: row.directDialing,
      exclusions: row.exclusions.map(({ excluded }) => extensionRef(excluded)),
    },
    holdPlaylist,
    override: toOverride(row),
  }
}

/** Those of these receptionists that there are, by their ids. */
export async function readRecords(
  db: TenantDb,
  ids: readonly string[],
): Promise<Map<string, ReceptionistRecord>> {
  const rows = await db.receptionist.findMany({ where: { extensionId: { in: [...ids] } }, include: WHOLE })
  return new Map(rows.map((row) => [row.extensionId, toRecord(row)]))
}

function toAction(view: MenuActionView): MenuAction {
  if (!('extension' in view)) return view
  const { extension: _extension, ...action } = view
  return action
}

const toEnd = (view: MenuEndView) => toAction(view) as MenuEnd

function toMenuWrite(menu: MenuView): Menu {
  if (menu.kind === 'same_as') return menu
  const { greeting, keys, noInput, invalidKey } = menu
  return {
    kind: 'own',
    greeting: greeting.kind === 'audio' ? { kind: 'audio', audioFileId: greeting.audioFileId } : greeting,
    keys: Object.fromEntries(Object.entries(keys).map(([key, action]) => [key, toAction(action)])),
    noInput: { ...noInput, action: toEnd(noInput.action) },
    invalidKey: { ...invalidKey, action: toEnd(invalidKey.action) },
  }
}

/** A receptionist as a save that changes nothing would send it. */
export function toWrite(record: ReceptionistRecord): ReceptionistWrite {
  const { number, name, language, timeZone, menus, directDialing } = record
  return {
    number,
    name,
    language,
    timeZone,
    scheduleId: record.schedule?.id ?? null,
    holidayCalendarId: record.holidayCalendar?.id ?? null,
    menus: {
      open: toMenuWrite(menus.open),
      closed: toMenuWrite(menus.closed),
      holiday: toMenuWrite(menus.holiday),
    },
    directDialing: {
      enabled: directDialing.enabled,
      exclusions: directDialing.exclusions.map(({ id }) => id).toSorted(),
    },
    holdPlaylistId: record.holdPlaylist?.id ?? null,
  }
}
