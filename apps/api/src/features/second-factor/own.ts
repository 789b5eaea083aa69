import type { ResponseOf } from '@switchboard/contract/endpoint'
import type { secondFactor } from '@switchboard/contract/second-factor'
import { z } from 'zod'
import type { Actor } from '../../http/actor.ts'
import { problem } from '../../http/errors.ts'
import type { Portal } from '../../http/portal.ts'
import { moveSession } from '../../http/session-id.ts'
import { addFactor, changeOf, noteChange, removeFactor, tell } from '../../identity/own-factors.ts'
import { type Asking, holdPerson, moveOwn, fullName, sessionHashOf, whoseOf } from '../../identity/person.ts'
import { makeTotpSecret, renewRecoveryCodes, stepOf, totpUri } from '../../identity/second-factor.ts'

const SETUP_MS = 30 * 60_000

/**
 * What a person holds, encrypted, between the secret and the code that proves it: nothing is stored until then. It is for
 * the session that began, by the hash of its id: that changes with the code, so that it is of use once.
 */
const Setup = z.object({ session: z.string(), secret: z.string(), until: z.number() })

const sessionOf = (asking: Asking) => Buffer.from(sessionHashOf(asking)).toString('base64url')

export async function readOwn(
  { database }: Portal,
  { actor }: Asking,
): Promise<ResponseOf<typeof secondFactor.own>> {
  const { tenantId, userId } = whoseOf(actor)
  const { totp, _count } = await database.platform.prisma.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { totp: { select: { createdAt: true } }, _count: { select: { recoveryCodes: true } } },
  })
  return {
    totp: totp && { since: totp.createdAt.toISOString() },
    recoveryCodesLeft: _count.recoveryCodes,
  }
}

async function findSelf({ database }: Portal, actor: Actor) {
  const { tenantId, userId } = whoseOf(actor)
  return database.platform.prisma.appUser.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: userId } },
    select: { firstName: true, lastName: true, email: true, tenant: { select: { name: true } } },
  })
}

/** A new secret, and what the person's app is to call it. */
export async function startSetup(
  portal: Portal,
  asking: Asking,
): Promise<ResponseOf<typeof secondFactor.start>> {
  const { email, tenant, ...self } = await findSelf(portal, asking.actor)
  const secret = makeTotpSecret()
  const until = portal.clock.now().getTime() + SETUP_MS
  const setup = { session: sessionOf(asking), secret, until } satisfies z.input<typeof Setup>
  return {
    setup: portal.secrets.encrypt(JSON.stringify(setup)),
    secret,
    uri: totpUri(secret, `${tenant.name} ${email ?? fullName(self)}`),
  }
}

/** @throws 409 `setup_expired` for anything but what `startSetup` gave this session half an hour ago or less */
function openSetup({ secrets, clock }: Portal, asking: Asking, sealed: string): string {
  try {
    const setup = Setup.parse(JSON.parse(secrets.decrypt(sealed)))
    if (setup.session === sessionOf(asking) && setup.until > clock.now().getTime()) return setup.secret
  } catch (cause) {
    throw problem('setup_expired', { cause })
  }
  throw problem('setup_expired')
}

/**
 * The secret counts from now on; an app that was in use before no longer does.
 * @returns recovery codes for who has none
 * @throws 401 when the session ended meanwhile, 409, 422
 */
export async function confirmSetup(
  portal: Portal,
  { setup, code }: { setup: string; code: string },
  asking: Asking,
): Promise<string[] | null> {
  const { secrets, database } = portal
  const secret = openSetup(portal, asking, setup)
  const change = await changeOf(portal, asking, { action: 'user.authenticator_added' })
  const { tenantId, userId } = change.who
  const step = stepOf(secret, code, change.at)
  if (step === null) throw problem('validation_failed', { fieldErrors: { code: 'code_wrong' } })
  const kept = { secret: secrets.encrypt(secret), lastStep: step, createdAt: change.at }
  const move = moveSession(asking.request)
  const recoveryCodes = await database.platform.prisma.$transaction(async (db) => {
    await holdPerson(db, change.who)
    await moveOwn(db, move)
    const insert = () =>
      db.totp.upsert({
        where: { tenantId_userId: { tenantId, userId } },
        create: { tenantId, userId, ...kept },
        update: kept,
      })
    const codes = await addFactor(db, change, { insert, exceptSession: move.to })
    if (codes === null) {
      // Beside a passkey, or in place of an app that may be in other hands, with what it signed in.
      await db.session.deleteMany({ where: { tenantId, userId, idHash: { not: move.to } } })
      await tell(db, 'mail.second_factor_changed', change, { what: 'authenticator_added' })
    }
    return codes
  })
  await move.complete()
  return recoveryCodes
}

/** @throws 401 when the session ended meanwhile, 404, 403 `second_factor_required` */
export async function turnOff(portal: Portal, asking: Asking): Promise<void> {
  const change = await changeOf(portal, asking, { action: 'user.authenticator_removed' })
  const { tenantId, userId } = change.who
  const move = moveSession(asking.request)
  await portal.database.platform.prisma.$transaction(async (db) => {
    const remove = () => db.totp.deleteMany({ where: { tenantId, userId } })
    if (await removeFactor(db, change, { remove, move })) {
      await tell(db, 'mail.second_factor_changed', change, { what: 'authenticator_removed' })
    }
  })
  await move.complete()
}

/** @throws 401 when the session ended meanwhile, 404 without a second factor */
export async function renewOwnCodes(portal: Portal, asking: Asking): Promise<string[]> {
  const change = await changeOf(portal, asking, { action: 'user.recovery_codes_renewed' })
  const move = moveSession(asking.request)
  const codes = await portal.database.platform.prisma.$transaction(async (db) => {
    const { hasSecondFactor } = await holdPerson(db, change.who)
    await moveOwn(db, move)
    if (!hasSecondFactor) throw problem('not_found')
    await noteChange(db, change)
    await tell(db, 'mail.second_factor_changed', change, { what: 'recovery_codes_renewed' })
    return renewRecoveryCodes(db, change.who)
  })
  await move.complete()
  return codes
}
