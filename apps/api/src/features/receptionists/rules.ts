import { playedMenu } from '@switchboard/call-flow/menus'
import type { MenuAction } from '@switchboard/contract/destination'
import { MENU_MODES, type MenuMode } from '@switchboard/contract/menus'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import type { ReceptionistWrite } from '@switchboard/contract/receptionists'
import type { TenantDb } from '../../db/tenant.ts'
import { judgeDestinations } from '../../http/destination.ts'
import { problem } from '../../http/errors.ts'
import { isTimeZone } from '../../http/time-zone.ts'
import { judgeNumbered } from '../extensions/index.ts'

/** What a save is judged against. */
interface Situation {
  /** Of the company: decides the reserved codes and the emergency numbers. */
  country: string
  /** The receptionist being changed; null while creating. */
  id: string | null
}

type Judged = Record<string, FieldErrorCode | null>

/** Where its menus lead, by path in the body. */
function targetsOf({ menus }: ReceptionistWrite): Map<string, MenuAction> {
  const targets = new Map<string, MenuAction>()
  for (const mode of MENU_MODES) {
    const menu = menus[mode]
    if (menu.kind !== 'own') continue
    for (const [key, action] of Object.entries(menu.keys)) targets.set(`menus.${mode}.keys.${key}`, action)
    targets.set(`menus.${mode}.noInput.action`, menu.noInput.action)
    targets.set(`menus.${mode}.invalidKey.action`, menu.invalidKey.action)
  }
  return targets
}

function judgeLinks({ menus }: ReceptionistWrite): Judged {
  const lost = (mode: MenuMode) => playedMenu(menus, mode) === null
  return Object.fromEntries(MENU_MODES.filter(lost).map((mode) => [`menus.${mode}.mode`, 'invalid']))
}

/** Which of what it refers to beside destinations is not there, by path in the body. */
async function judgeReferences(db: TenantDb, write: ReceptionistWrite): Promise<Judged> {
  const { scheduleId, holidayCalendarId, holdPlaylistId, menus, directDialing } = write
  const judged: Judged = {}
  const expect = (found: boolean, path: string) => {
    if (!found) judged[path] = 'not_found'
  }
  const one = (id: string) => ({ where: { id }, select: { id: true } })
  if (scheduleId) expect((await db.schedule.findFirst(one(scheduleId))) !== null, 'scheduleId')
  if (holidayCalendarId)
    expect((await db.holidayCalendar.findFirst(one(holidayCalendarId))) !== null, 'holidayCalendarId')
  if (holdPlaylistId) expect((await db.playlist.findFirst(one(holdPlaylistId))) !== null, 'holdPlaylistId')
  for (const mode of MENU_MODES) {
    const menu = menus[mode]
    if (menu.kind !== 'own' || menu.greeting.kind !== 'audio') continue
    const where = { id: menu.greeting.audioFileId, kind: 'greeting' }
    const audio = await db.audioFile.findFirst({ where, select: { id: true } })
    expect(audio !== null, `menus.${mode}.greeting.audioFileId`)
  }
  const { exclusions } = directDialing
  if (exclusions.length > 0) {
    const rows = await db.extension.findMany({ where: { id: { in: exclusions } }, select: { id: true } })
    const present = new Set(rows.map(({ id }) => id))
    for (const [at, id] of exclusions.entries()) {
      expect(present.has(id), `directDialing.exclusions.${at}`)
    }
  }
  return judged
}

/** What breaks a rule, by its path in `ReceptionistWrite`; empty when nothing does. */
export async function judge(
  db: TenantDb,
  write: ReceptionistWrite,
  { country, id }: Situation,
): Promise<Record<string, FieldErrorCode>> {
  const judged: Judged = {
    number: await judgeNumbered(db, country, write.number, id),
    timeZone: isTimeZone(write.timeZone) ? null : 'time_zone_unknown',
    ...judgeLinks(write),
    ...(await judgeReferences(db, write)),
    ...(await judgeDestinations(db, country, targetsOf(write))),
  }
  const broken = Object.entries(judged).filter(
    (entry): entry is [string, FieldErrorCode] => entry[1] !== null,
  )
  return Object.fromEntries(broken)
}

/**
 * Refuses what breaks a rule, naming every field at once: 422 `validation_failed`, or 409 `already_exists` when a taken
 * number is all that is wrong.
 */
export async function assertValid(
  db: TenantDb,
  write: ReceptionistWrite,
  situation: Situation,
): Promise<void> {
  const fieldErrors = await judge(db, write, situation)
  const codes = Object.values(fieldErrors)
  if (codes.length === 0) return
  throw problem(codes.every((code) => code === 'taken') ? 'already_exists' : 'validation_failed', {
    fieldErrors,
  })
}
