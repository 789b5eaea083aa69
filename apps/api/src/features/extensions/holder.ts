import type { ExtensionWrite } from '@switchboard/contract/extensions'
import { insertRows, slices, updateRows } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import { fullName } from '../../identity/person.ts'

/** After a renumbering the old sign-in name works this much longer (design: model). */
const GRACE_DAYS = 90

export type Holder = ExtensionWrite['holder']
export type Person = Extract<Holder, { kind: 'person' }>

/** The name of an extension in lists: the person's, or the label of a shared phone. */
export const holderName = (holder: Holder) => (holder.kind === 'person' ? fullName(holder) : holder.label)

export const holderEmail = (holder: Holder) => (holder.kind === 'person' ? holder.email : null)

/** People by their id. */
type People = ReadonlyMap<string, Person>

const columnsOf = (people: People) =>
  [...people].map(([id, { firstName, lastName, email }]) => ({ id, firstName, lastName, email }))

/** Makes the people behind phones: role `user` and no password, so they cannot sign in until they are invited. */
export const insertPeople = (db: TenantDb, people: People, now: Date) =>
  insertRows(
    db,
    'appUser',
    columnsOf(people).map((person) => ({ ...person, role: 'user', createdAt: now, updatedAt: now })),
  )

export const updatePeople = (db: TenantDb, people: People, now: Date) =>
  updateRows(
    db,
    'appUser',
    'id',
    columnsOf(people).map((person) => ({ ...person, updatedAt: now })),
  )

/** Removes people whose last extension is gone, unless they have a part in running the company's telephony. */
export async function releasePeople(db: TenantDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.$executeRaw`
    delete from app_user
    where id = any(${ids}::uuid[]) and role = 'user'
      and not exists (select from extension where extension.user_id = app_user.id)`
}

/** A person, and the number of an extension of theirs. */
interface Numbered {
  userId: string
  number: string
}

const signInName = (mainNumber: string, number: string) => `${mainNumber}#${number}`

/** Those of `phones` with whose number their person signs in, by that sign-in name. */
async function bySignInName<T extends Numbered>(db: TenantDb, phones: readonly T[]) {
  const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
  const found = new Map<string, T>()
  for (const slice of slices(phones)) {
    const byName = new Map(slice.map((phone) => [signInName(mainNumber, phone.number), phone]))
    const names = await db.signInName.findMany({ where: { name: { in: [...byName.keys()] } } })
    for (const { name, userId } of names) {
      const phone = byName.get(name)
      if (phone?.userId === userId) found.set(name, phone)
    }
  }
  return { mainNumber, found }
}

/** Those of `phones` with whose number their person signs in. */
export async function signingInWith<T extends Numbered>(db: TenantDb, phones: readonly T[]): Promise<T[]> {
  if (phones.length === 0) return []
  return [...(await bySignInName(db, phones)).found.values()]
}

/**
 * Renumbered people sign in with the new number; the old one works for 90 days more.
 * @param moves with the number before as `number`, and the one after as `to`
 */
export async function renumberSignIns(
  db: TenantDb,
  moves: readonly (Numbered & { to: string })[],
  now: Date,
): Promise<void> {
  if (moves.length === 0) return
  const { mainNumber, found } = await bySignInName(db, moves)
  if (found.size === 0) return
  const made = [...found.values()].map(({ userId, to }) => ({ name: signInName(mainNumber, to), userId }))
  const expiresAt = new Date(now.getTime() + GRACE_DAYS * 86_400_000)
  // What is left of an earlier holder's 90 days ends where the number has a new one.
  await deleteNames(
    db,
    made.map(({ name }) => name),
  )
  await db.$executeRaw`update sign_in_name set expires_at = ${expiresAt} where name = any(${[...found.keys()]})`
  await insertRows(db, 'signInName', made)
}

const deleteNames = (db: TenantDb, names: readonly string[]) =>
  db.$executeRaw`delete from sign_in_name where name = any(${names})`

/** Ends signing in with numbers that are given up. */
export async function endSignIns(db: TenantDb, phones: readonly Numbered[]): Promise<void> {
  if (phones.length > 0) await deleteNames(db, [...(await bySignInName(db, phones)).found.keys()])
}
