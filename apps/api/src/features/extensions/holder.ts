import type { ExtensionWrite } from '@switchboard/contract/extensions'
import type { TenantDb } from '../../db/tenant.ts'
import type { Clock } from '../../clock.ts'

/** After a renumbering the old sign-in name works this much longer (design: model). */
const GRACE_DAYS = 90

type Holder = ExtensionWrite['holder']

/** The name of an extension in lists: the person's, or the label of a shared phone. */
export const holderName = (holder: Holder) =>
  holder.kind === 'person' ? `${holder.firstName} ${holder.lastName}` : holder.label

export const holderEmail = (holder: Holder) => (holder.kind === 'person' ? holder.email : null)

/**
 * Makes or updates the person behind a phone and gives their id; null for a shared phone. A person made here has role
 * `user` and no password: they cannot sign in until they are invited.
 */
export async function saveHolder(db: TenantDb, userId: string | null, holder: Holder, now: Date) {
  if (holder.kind === 'shared') return null
  const { firstName, lastName, email } = holder
  if (!userId) {
    const user = await db.appUser.create({
      data: { firstName, lastName, email, role: 'user', createdAt: now, updatedAt: now },
    })
    return user.id
  }
  await db.appUser.updateMany({
    where: { id: userId },
    data: { firstName, lastName, email, updatedAt: now, version: { increment: 1 } },
  })
  return userId
}

/** Removes a person whose last extension is gone, unless they have a part in running the company's telephony. */
export async function releaseHolder(db: TenantDb, userId: string): Promise<void> {
  await db.appUser.deleteMany({ where: { id: userId, role: 'user', extensions: { none: {} } } })
}

const signInName = (mainNumber: string, number: string) => `${mainNumber}#${number}`

const ownSignInName = async (db: TenantDb, userId: string, number: string) => {
  const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
  const name = await db.signInName.findFirst({ where: { userId, name: signInName(mainNumber, number) } })
  return { mainNumber, name }
}

/** Does this person sign in with this extension's number? */
export const signsInWith = async (db: TenantDb, userId: string, number: string) =>
  (await ownSignInName(db, userId, number)).name !== null

/** A renumbered person signs in with the new number; the old one works for 90 days more. */
export async function renumberSignIn(db: TenantDb, userId: string, from: string, to: string, clock: Clock) {
  const { mainNumber, name } = await ownSignInName(db, userId, from)
  if (!name) return
  const expiresAt = new Date(clock.now().getTime() + GRACE_DAYS * 86_400_000)
  // What is left of an earlier holder's 90 days ends where the number has a new one.
  await db.signInName.deleteMany({ where: { name: signInName(mainNumber, to) } })
  await db.signInName.createMany({ data: [{ name: signInName(mainNumber, to), userId }] })
  await db.signInName.updateMany({ where: { name: name.name }, data: { expiresAt } })
}

/** Ends signing in with a number that is being deleted. */
export async function endSignIn(db: TenantDb, userId: string, number: string): Promise<void> {
  const { name } = await ownSignInName(db, userId, number)
  if (name) await db.signInName.deleteMany({ where: { name: name.name } })
}
