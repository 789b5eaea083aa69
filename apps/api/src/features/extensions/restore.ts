import { Extension, type ExtensionWrite } from '@switchboard/contract/extensions'
import type { UndoReason } from '@switchboard/contract/history'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { z } from 'zod'
import { countAnew, slices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { countMessages } from '../../http/messages.ts'
import { obstacleOf } from '../../http/restore.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle, RecordedChange, Reference, Restorer, UndoPlan } from '../../http/undo.ts'
import { holdTargets } from '../../http/uses.ts'
import { holdShown, judgeShown } from '../phone-numbers/index.ts'
import { type Change, type Creation, insertMany, removeMany, updateMany } from './many.ts'
import { type ExtensionWithPhone, isPhone, type PhoneRow, toExtension, WITH_PHONE } from './present.ts'
import { judge, keptEmailOf, type Known } from './rules.ts'

/**
 * An extension as the history recorded it; what newer versions added has the default of that time. Of one that was deleted
 * with how many messages went with it.
 */
const Recorded = Extension.extend({ messages: z.int().optional() }).nullable()
type Recorded = z.infer<typeof Recorded>

/** What several changes in a row made of one extension. */
interface Story {
  id: string
  label: string
  /** Before the first of them. */
  before: Recorded
  /** After the last; null once it was deleted. */
  after: Recorded
  /** The one that the last of them left. */
  version: number
  pinChanged: boolean
}

function toStories(changes: readonly RecordedChange[]): Story[] {
  const stories = new Map<string, Story>()
  for (const change of changes) {
    const { objectId: id, objectLabel: label } = change
    const known = stories.get(id)
    const [before, after] = [Recorded.parse(change.before), Recorded.parse(change.after)]
    stories.set(id, {
      id,
      label,
      before: known ? known.before : before,
      after,
      version: (after ?? before)?.version ?? 0,
      pinChanged:
        known?.pinChanged === true || (change.after as { pinChanged?: boolean } | null)?.pinChanged === true,
    })
  }
  return [...stories.values()]
}

const hasPin = (row: PhoneRow | null) => row !== null && row.phone.voicemailPinSecret !== null

/** What a save would have to send to make the extension what it was. The PIN is not recorded: one that is set stays. */
function toWrite(before: Extension, pinSet: boolean): ExtensionWrite | null {
  if (!before.phone) return null
  const { forwardingTarget: _target, userId: _userId, voicemail, ...settings } = before.phone
  const { pinSet: _pinSet, ...mailbox } = voicemail
  return {
    number: before.number,
    ...settings,
    voicemail: { ...mailbox, enabled: mailbox.enabled && pinSet, pin: null },
  }
}

/** The company as it will be, for judging what is restored. */
async function readKnown(
  db: TenantDb,
  writes: readonly Target[],
  going: ReadonlySet<string>,
  along: ReadonlySet<string>,
): Promise<Known> {
  const numbers = writes.map(({ write }) => write.number)
  const moving = new Set([...going, ...writes.map(({ id }) => id)])
  const taken = new Set<string>()
  for (const slice of slices(numbers)) {
    const rows = await db.extension.findMany({
      where: { number: { in: slice } },
      select: { id: true, number: true },
    })
    for (const { id, number } of rows) if (!moving.has(id)) taken.add(number)
  }
  const callerIds = await holdShown(
    db,
    writes.flatMap(({ write }) => write.callerIdNumberId ?? []),
  )
  return {
    isTaken: (number) => taken.has(number),
    // Judged for all that the undo puts back (`refersTo`).
    hasExtension: () => true,
    hasGreeting: () => true,
    // One that is put back along could be shown when it was as it will be.
    judgeCallerId: (id) => (along.has(id) ? null : judgeShown(callerIds.get(id))),
  }
}

/** An extension that is to be what it was. */
interface Target {
  id: string
  label: string
  write: ExtensionWrite
  /** As it is now; null when it is to be made again. */
  row: PhoneRow | null
}

const REASONS: Partial<Record<FieldErrorCode, UndoReason>> = {
  taken: 'number_taken',
  email_of_account: 'email_of_account',
}

/**
 * Who signs in with an address that people of these phones have in their details. Those who do have shown it to be theirs: an
 * undo that put another one there would leave them signing in with one that is shown nowhere.
 */
async function readEmailSignIns(db: TenantDb, targets: readonly Target[]): Promise<Map<string, string>> {
  const emails = new Set(targets.flatMap(({ row }) => row?.user?.email ?? []))
  const found = new Map<string, string>()
  for (const slice of slices(emails)) {
    const names = await db.signInName.findMany({ where: { name: { in: slice } } })
    for (const { name, userId } of names) found.set(name, userId)
  }
  return found
}

const refersTo = ({ forwarding, voicemail: { greetingId } }: ExtensionWrite): Reference[] => [
  ...(forwarding.mode !== 'off' && forwarding.destination.kind === 'extension'
    ? [{ target: 'extension' as const, id: forwarding.destination.extensionId }]
    : []),
  ...(greetingId ? [{ target: 'audio_file' as const, id: greetingId }] : []),
]

/** What of the wanted states breaks a rule today. */
async function judgeTargets(
  { db, actor }: TransactionContext,
  targets: readonly Target[],
  going: ReadonlySet<string>,
  along: ReadonlySet<string>,
): Promise<Obstacle[]> {
  const known = await readKnown(db, targets, going, along)
  const signIns = await readEmailSignIns(db, targets)
  return targets.flatMap(({ id, label, write, row }) => {
    const pinSet = hasPin(row)
    const { country } = actor.tenant
    const email = row?.user?.email
    const keptEmail = email && signIns.get(email) === row?.userId ? email : keptEmailOf(row)
    const callerIdNumberId = row?.phone.callerIdNumberId ?? null
    const situation = { country, id, number: row?.number ?? null, callerIdNumberId, pinSet, keptEmail }
    const [code] = Object.values(judge(write, situation, known))
    return code ? [{ label, reason: REASONS[code] ?? 'reference_gone' }] : []
  })
}

/** Holds and reads what the stories are about. */
async function readRows(db: TenantDb, stories: readonly Story[]): Promise<Map<string, ExtensionWithPhone>> {
  const found = new Map<string, ExtensionWithPhone>()
  await holdTargets(
    db,
    'extension',
    stories.map(({ id }) => id),
  )
  for (const slice of slices(stories)) {
    const ids = slice.map(({ id }) => id)
    const rows = await db.extension.findMany({ where: { id: { in: ids } }, include: WITH_PHONE })
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

/** What an undo would take away if it were another: names of what it refers to, and instants, are not among it. */
function stateOf({ number, kind, phone }: Extension) {
  const { forwardingTarget: _target, ...settings } = phone ?? { forwardingTarget: null }
  return { number, kind, settings }
}

/** Sorts what is to be made again, put back and taken away. */
function sort(stories: readonly Story[], rows: ReadonlyMap<string, ExtensionWithPhone>) {
  const obstacles: Obstacle[] = []
  const targets: Target[] = []
  const going: PhoneRow[] = []
  for (const story of stories) {
    const { id, label, before } = story
    const found = rows.get(id)
    const row = found && isPhone(found) ? found : null
    const write = before && toWrite(before, hasPin(row))
    const reason = obstacleOf(story.after, found ? toExtension(found) : null, stateOf)
    if (reason) obstacles.push({ label, reason })
    else if (before && write) targets.push({ id, label, write, row })
    else if (!before && row) going.push(row)
    // Made and deleted within the batch: there is nothing to take back.
    else if (before || row) obstacles.push({ label, reason: 'no_way_back' })
  }
  return { obstacles, targets, going }
}

async function lossesOf(
  db: TenantDb,
  stories: readonly Story[],
  targets: readonly Target[],
): Promise<UndoPlan['losses']> {
  const again = new Set(targets.filter(({ row }) => !row).map(({ id }) => id))
  const lostPin = stories.some(
    ({ id, before, pinChanged }) => pinChanged || (again.has(id) && before?.phone?.voicemail.pinSet === true),
  )
  const lostSignIn = stories.some(
    ({ id, before }) => again.has(id) && before?.phone?.holder.kind === 'person',
  )
  const left = await countMessages(db, again)
  const lostMessages = stories.some(
    ({ id, before }) => again.has(id) && (before?.messages ?? 0) > (left.get(id) ?? 0),
  )
  return [
    ...(lostPin ? (['pin'] as const) : []),
    ...(lostSignIn ? (['sign_in'] as const) : []),
    ...(lostMessages ? (['messages'] as const) : []),
  ]
}

/** People who are still there get their phone back; others are made again. */
async function withPeople(db: TenantDb, stories: readonly Story[], targets: readonly Target[]) {
  const byId = new Map(stories.map((story) => [story.id, story]))
  const ids = stories.flatMap(({ before }) => before?.phone?.userId ?? [])
  const present = new Set<string>()
  for (const slice of slices(ids)) {
    const people = await db.appUser.findMany({ where: { id: { in: slice } }, select: { id: true } })
    for (const { id } of people) present.add(id)
  }
  return targets.map(({ id, write }): Creation => {
    const story = byId.get(id)
    const userId = story?.before?.phone?.userId
    const version = (story?.version ?? 0) + 1
    return { id, version, write, ...(userId && present.has(userId) && { userId }) }
  })
}

async function plan(
  ctx: TransactionContext,
  changes: readonly RecordedChange[],
  along: ReadonlySet<string>,
): Promise<UndoPlan> {
  const { db } = ctx
  const stories = toStories(changes)
  const rows = await readRows(db, stories)
  const { obstacles, targets, going } = sort(stories, rows)
  obstacles.push(...(await judgeTargets(ctx, targets, new Set(going.map(({ id }) => id)), along)))
  return {
    obstacles,
    losses: await lossesOf(db, stories, targets),
    puts: targets.map(({ id, label, write }) => ({ id, label, refersTo: refersTo(write) })),
    takes: going.map(({ id, number, name }) => ({ target: 'extension', id, label: `${number} ${name}` })),
    takeAway: async (batch) => {
      if (going.length > 0) await removeMany(batch, going)
    },
    restore: async (batch) => {
      const missing = targets.filter(({ row }) => !row)
      const changed = targets.flatMap(({ row, write }): Change[] => (row ? [{ before: row, write }] : []))
      if (missing.length > 0) await insertMany(batch, await withPeople(db, stories, missing))
      if (changed.length > 0) await updateMany(batch, changed)
      await countAnew(db, missing.length)
    },
  }
}

/** Takes back what was done to extensions, one or thousands, by the same writer that did it. */
export const extensionRestorer: Restorer = {
  objectKind: 'extension',
  permission: 'extensions:write',
  plan,
}
