import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Transaction } from '../db/platform.ts'
import { type SecretBox, sha256 } from '../http/crypto.ts'
import { problem } from '../http/errors.ts'

// Authenticator apps: RFC 6238 with the values that all of them know, HMAC-SHA-1, six digits, 30 seconds.

const PERIOD_MS = 30_000
/** Codes before and after the present one that work too: clocks differ (RFC 6238, 5.2 and 6). */
const DRIFT = 1
/** RFC 4226, 4: 160 bits are recommended. */
const SECRET_BYTES = 20
const ISSUER = 'Switchboard'

/** A new secret in base32, as people type it into an app. */
export const makeTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** What a QR code says to an app; `account` is what the app calls it. */
export const totpUri = (secret: string, account: string): string =>
  new TOTP({ issuer: ISSUER, label: account, secret: Secret.fromBase32(secret) }).toString()

/** The time step that a code belongs to, counted from 1970; null when it is not of this secret or not of these minutes. */
export function stepOf(secret: string, code: string, at: Date): number | null {
  const timestamp = at.getTime()
  const distance = TOTP.validate({ secret: Secret.fromBase32(secret), token: code, timestamp, window: DRIFT })
  return distance === null ? null : Math.floor(timestamp / PERIOD_MS) + distance
}

const COUNT = 10
/** Without what looks like something else: 0 and o, 1, i and l. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
/** Of `ALPHABET`: more than 112 random bits, so that a plain hash will do (OWASP ASVS 5.0, 6.5.2). */
const LETTERS = 24
const GROUP = /.{4}(?=.)/g

const makeRecoveryCode = () =>
  Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)])
    .join('')
    .replaceAll(GROUP, '$&-')

/** As it is stored; hyphens, spaces and case are how people type it. */
const recoveryHashOf = (code: string) =>
  new Uint8Array(sha256(code.toLowerCase().replaceAll(/[^a-z\d]/g, '')))

/** Whose second factor it is. */
interface Whose {
  tenantId: string
  userId: string
}

/** Gives a person ten new recovery codes; those before are void. @returns the only place where they are */
export async function renewRecoveryCodes(db: Transaction, { tenantId, userId }: Whose): Promise<string[]> {
  const whose = { tenantId, userId }
  const codes = Array.from({ length: COUNT }, makeRecoveryCode)
  await db.recoveryCode.deleteMany({ where: whose })
  await db.recoveryCode.createMany({
    data: codes.map((code) => ({ ...whose, codeHash: recoveryHashOf(code) })),
  })
  return codes
}

const refuse = (reason: 'code_wrong' | 'code_used') =>
  problem('validation_failed', { fieldErrors: { code: reason } })

/** A code of the app is accepted once: the step that is stored only rises, so of two at once one is accepted. */
async function acceptTotp(
  db: Transaction,
  { tenantId, userId }: Whose,
  code: string,
  { secrets, at }: Means,
) {
  const totp = await db.totp.findUnique({ where: { tenantId_userId: { tenantId, userId } } })
  const step = totp && stepOf(secrets.decrypt(totp.secret), code, at)
  if (step === null) throw refuse('code_wrong')
  const { count } = await db.totp.updateMany({
    where: { tenantId, userId, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  if (count === 0) throw refuse('code_used')
}

async function acceptRecoveryCode(db: Transaction, { tenantId, userId }: Whose, code: string) {
  const where = { tenantId, userId, codeHash: recoveryHashOf(code) }
  const { count } = await db.recoveryCode.deleteMany({ where })
  if (count === 0) throw refuse('code_wrong')
}

interface Means {
  secrets: SecretBox
  at: Date
}

/**
 * Accepts a code of the person's app, or one of their recovery codes, and uses it up.
 * @returns which it was
 * @throws 422 `code: code_wrong | code_used`
 */
export async function acceptCode(
  db: Transaction,
  whose: Whose,
  typed: string,
  means: Means,
): Promise<'totp' | 'recovery_code'> {
  const digits = typed.replaceAll(/\s/g, '')
  if (/^\d{6}$/.test(digits)) {
    await acceptTotp(db, whose, digits, means)
    return 'totp'
  }
  await acceptRecoveryCode(db, whose, typed)
  return 'recovery_code'
}
