import type { z } from 'zod'
import type { RequestOf } from '@switchboard/contract/endpoint'
import type { session, SignIn } from '@switchboard/contract/session'
import type { Portal } from '../../http/portal.ts'
import { problem } from '../../http/errors.ts'
import type { TenantWork, TransactionContext } from '../../http/route.ts'
import type { Origin } from '../../identity/origin.ts'
import { fullName, noteOf, type Person } from '../../identity/person.ts'
import type { Confirm } from '../../identity/sign-in.ts'

type Platform = Pick<Portal, 'database' | 'clock' | 'config' | 'passwords'>

interface Named {
  userId: string
  tenantId: string
  label: string
  passwordHash: string | null
  hasSecondFactor: boolean
}

/** One statement, so that a name that exists takes no longer than one that does not. */
async function findByName({ database, clock }: Platform, name: string): Promise<Named | undefined> {
  const { rows } = await database.platform.pool.query<Named>(
    `select u.id as "userId", u.tenant_id as "tenantId", concat(u.first_name, ' ', u.last_name) as label,
            u.password_hash as "passwordHash", u.has_second_factor as "hasSecondFactor"
     from sign_in_name n
     join app_user u on u.tenant_id = n.tenant_id and u.id = n.user_id
     where n.name = $1 and (n.expires_at is null or n.expires_at > $2)`,
    [name, clock.now()],
  )
  return rows[0]
}

/** A password that was right. */
interface Checked {
  who: Person
  /** Whether more is asked of them. */
  hasSecondFactor: boolean
  /** That the password is theirs still, and that as much is asked of them as `hasSecondFactor` says. */
  confirm: Confirm
}

/**
 * Checks a password, once the try was counted. An unknown name, an expired one, a person without a password and a wrong password are one answer,
 * after one hash; one that became void meanwhile is answered the same by `confirm`.
 * @param onWrong hears of a wrong password for a name that is somebody's; nothing that it does may delay the answer
 * @throws 401 `credentials_rejected`
 */
export async function checkPassword(
  portal: Platform,
  { name, password }: { name: string } & Pick<z.output<typeof SignIn>, 'password'>,
  onWrong: (who: Person) => void,
): Promise<Checked> {
  const user = await findByName(portal, name)
  const matches = await portal.passwords.verify(user?.passwordHash ?? null, password)
  const who = user && { tenantId: user.tenantId, userId: user.userId, label: user.label }
  const reject = () => {
    if (who) onWrong(who)
    return problem('credentials_rejected')
  }
  if (!user || !who || !matches) throw reject()
  const { hasSecondFactor } = user
  const passwordHash = await renewHash(portal, user, password)
  const confirm: Confirm = async (_, now) => {
    if (now?.passwordHash !== passwordHash || now.hasSecondFactor !== hasSecondFactor) throw reject()
  }
  return { who, hasSecondFactor, confirm }
}

/** Notes in the company's history that somebody, nobody knows who, tried a wrong password, or a wrong code after it. */
export async function noteFailure(
  { database, clock }: Platform,
  action: 'session.failed' | 'session.second_factor_failed',
  who: Person,
  { network, requestId }: Origin,
): Promise<void> {
  const event = { action, at: clock.now(), requestId, after: { network } }
  await noteOf(database.platform.prisma, who, event, { actorKind: 'system' })
}

/**
 * Stores the password at today's cost, now that it is known; unless it was changed in this very moment.
 * @returns the hash that is stored if it was not
 */
async function renewHash(
  { database, passwords }: Platform,
  { tenantId, userId, passwordHash }: Named,
  password: string,
): Promise<string | null> {
  if (passwordHash === null || !passwords.isOutdated(passwordHash)) return passwordHash
  const renewed = await passwords.hash(password)
  await database.platform.prisma.appUser.updateMany({
    where: { tenantId, id: userId, passwordHash },
    data: { passwordHash: renewed },
  })
  return renewed
}

/** Notes in the company's history that a person signed out. */
export async function noteSignOut({ db, audit }: TenantWork, userId: string): Promise<void> {
  const person = await db.appUser.findFirstOrThrow({ where: { id: userId } })
  await audit({
    action: 'session.signed_out',
    objectKind: 'user',
    objectId: userId,
    objectLabel: fullName(person),
    before: null,
    after: null,
  })
}

/** Sets the user's own language and theme, and what they are shown; what is absent stays. */
export async function setPreferences(
  { db, actor, clock, audit }: TransactionContext,
  chosen: RequestOf<typeof session.preferences>['body'],
): Promise<void> {
  const where = { id: actor.userId }
  const before = await db.appUser.findFirstOrThrow({ where })
  const { language, theme, firstStepsHidden } = before
  const data = {
    language: chosen.language ?? language,
    theme: chosen.theme ?? theme,
    firstStepsHidden: chosen.firstStepsHidden ?? firstStepsHidden,
  }
  await db.appUser.updateMany({ where, data: { ...data, updatedAt: clock.now(), version: { increment: 1 } } })
  await audit({
    action: 'user.preferences_changed',
    objectKind: 'user',
    objectId: before.id,
    objectLabel: fullName(before),
    version: before.version + 1,
    before: { language, theme, firstStepsHidden },
    after: data,
  })
}
