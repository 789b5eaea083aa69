import type { RequestOf } from '@switchboard/contract/endpoint'
import type { OwnProfile, profile } from '@switchboard/contract/profile'
import type { AppUser, EmailChange } from '@switchboard/database/client'
import { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import { problem } from '../../http/errors.ts'
import type { TransactionContext } from '../../http/route.ts'
import type { Obstacle, Restorer } from '../../http/undo.ts'
import { changePerson } from '../extensions/index.ts'
import { fullName } from '../../identity/person.ts'

type Self = Omit<AppUser, 'passwordHash'> & { emailChange: EmailChange | null }

const toProfile = ({ version, firstName, lastName, email, emailChange }: Self): OwnProfile => ({
  version,
  firstName,
  lastName,
  email,
  emailChange: emailChange && {
    newEmail: emailChange.newEmail,
    askedAt: emailChange.askedAt.toISOString(),
  },
})

/** What people see of themselves. */
export const getProfile = async (db: TenantDb, userId: string): Promise<OwnProfile> =>
  toProfile(await db.appUser.findFirstOrThrow({ where: { id: userId }, include: { emailChange: true } }))

type Name = Pick<OwnProfile, 'firstName' | 'lastName'>

const sameName = (one: Name, other: Name) =>
  one.firstName === other.firstName && one.lastName === other.lastName

/** Gives a person, and their phones, another name. @param judge may refuse, with the person as they are, held */
async function setName(
  ctx: TransactionContext,
  userId: string,
  { firstName, lastName }: Name,
  judge: (person: Pick<AppUser, 'version'>) => void = () => {},
): Promise<void> {
  const before = await changePerson(ctx, userId, (person) => {
    judge(person)
    return { firstName, lastName }
  })
  await ctx.audit({
    action: 'user.renamed',
    objectKind: 'user',
    objectId: userId,
    objectLabel: fullName({ firstName, lastName }),
    version: before.version + 1,
    before: { firstName: before.firstName, lastName: before.lastName },
    after: { firstName, lastName },
  })
}

/** Gives oneself another name. 409 `version_conflict` with the profile as it is now. */
export async function rename(
  ctx: TransactionContext,
  { version, ...name }: RequestOf<typeof profile.rename>['body'],
): Promise<OwnProfile> {
  const { db, actor } = ctx
  const current = await getProfile(db, actor.userId)
  if (current.version !== version) throw problem('version_conflict', { current })
  if (sameName(current, name)) return current
  await setName(ctx, actor.userId, name, (person) => {
    if (person.version !== version) throw problem('version_conflict', { current })
  })
  return getProfile(db, actor.userId)
}

/** A name as the history recorded it. */
const Recorded = z.object({ firstName: z.string(), lastName: z.string() })

/** Gives people the name back that they had. */
export const nameRestorer: Restorer = {
  objectKind: 'user',
  actions: ['user.renamed'],
  permission: 'users:write',
  async plan(ctx, changes) {
    const obstacles: Obstacle[] = []
    const wanted: { id: string; name: Name }[] = []
    for (const { objectId: id, objectLabel: label, before, after } of changes) {
      const person = await ctx.db.appUser.findFirst({ where: { id } })
      if (!person) obstacles.push({ label, reason: 'gone' })
      else if (!sameName(person, Recorded.parse(after))) obstacles.push({ label, reason: 'changed_since' })
      else wanted.push({ id, name: Recorded.parse(before) })
    }
    return {
      obstacles,
      losses: [],
      restore: async (batch) => {
        for (const { id, name } of wanted) await setName(batch, id, name)
      },
    }
  },
}
