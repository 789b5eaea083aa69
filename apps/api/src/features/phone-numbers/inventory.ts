import { type InventoryNumber, NumberInUse } from '@switchboard/contract/phone-numbers.inventory'
import { judgeExtensionNumber } from '@switchboard/contract/number-plan'
import { MOST_NUMBERS } from '@switchboard/contract/phone-numbers'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { Prisma } from '@switchboard/database/client'
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Platform, Transaction } from '../../db/platform.ts'
import { problem } from '../../http/errors.ts'

/** Who asks, and when: `command number:add`, `program Stock`. */
export interface InventoryActor {
  actor: string
  at: Date
}

/** Can this be somebody's number? No code is that saves lives or must be dialled as it is, however it is written. */
function judgeNumber(e164: string): FieldErrorCode | null {
  const number = parsePhoneNumberFromString(e164)
  if (!number?.isPossible()) return 'phone_malformed'
  const { countryCallingCode, nationalNumber } = number
  // Of every country with this prefix: to which of them a code belongs is not told by its digits.
  const countries = getCountries().filter((each) => getCountryCallingCode(each) === countryCallingCode)
  const isReserved = (country: string) => judgeExtensionNumber(nationalNumber, country).state === 'reserved'
  return countries.some(isReserved) ? 'number_reserved' : null
}

const taken = (cause?: unknown) => problem('already_exists', { fieldErrors: { e164: 'taken' }, cause })

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

/** The company's history tells of what the provider did, too. */
const tellCompany = (
  db: Transaction,
  { at }: InventoryActor,
  { tenantId, id, label, ...change }: TenantEvent,
) =>
  db.auditEvent.create({
    data: {
      tenantId,
      at,
      actorKind: 'platform',
      objectKind: 'phone_number',
      objectId: id,
      objectLabel: label,
      before: Prisma.DbNull,
      after: Prisma.DbNull,
      ...change,
    },
    select: { id: true },
  })

interface TenantEvent {
  tenantId: string
  id: string
  label: string
  action: `phone_number.${'added' | 'released'}`
  objectVersion?: number
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
}

/**
 * Gives a number to a company. 422 `validation_failed` for what is no number or no company, 409 `already_exists` when a
 * company has it, 409 `limit_reached`.
 */
export async function addNumber(
  { prisma, audit }: Platform,
  { tenantId, e164, label = e164, source }: InventoryNumber,
  by: InventoryActor,
) {
  const wrong = judgeNumber(e164)
  if (wrong) throw problem('validation_failed', { fieldErrors: { e164: wrong } })
  const add = async (db: Transaction) => {
    // Held, so that two at once do not both fit in.
    const known = await db.$executeRaw`select from tenant where id = ${tenantId}::uuid for no key update`
    if (known === 0) throw problem('validation_failed', { fieldErrors: { tenantId: 'not_found' } })
    if (await db.numberRegistry.findUnique({ where: { e164 } })) throw taken()
    if ((await db.phoneNumber.count({ where: { tenantId } })) >= MOST_NUMBERS) throw problem('limit_reached')
    await db.numberRegistry.create({ data: { e164, tenantId } })
    const times = { createdAt: by.at, updatedAt: by.at }
    const { id } = await db.phoneNumber.create({ data: { tenantId, e164, label, source, ...times } })
    const after = { id, e164, label, source }
    await tellCompany(db, by, { tenantId, id, label, action: 'phone_number.added', objectVersion: 1, after })
    await audit({ ...by, action: 'phone_number.added', detail: { tenantId, ...after } }, db)
    return { tenantId, ...after, source }
  }
  try {
    return await prisma.$transaction(add)
  } catch (error) {
    if (isUniqueViolation(error)) throw taken(error) // somebody was faster
    throw error
  }
}

/** Takes a number back. 404 when no company has it, 409 `in_use` with `NumberInUse` while it is the main one or of use. */
export async function releaseNumber(
  { prisma, audit }: Platform,
  e164: string,
  by: InventoryActor,
): Promise<void> {
  await prisma.$transaction(async (db) => {
    await db.$executeRaw`select from phone_number where e164 = ${e164} for update`
    const row = await db.phoneNumber.findFirst({
      where: { e164 },
      include: { tenant: true, _count: { select: { shownAsCallerBy: true, preferences: true } } },
    })
    if (!row) throw problem('not_found')
    const { tenantId, id, label, source, _count: shown } = row
    const use = NumberInUse.parse({
      main: row.tenant.mainNumber === e164,
      destination: row.destinationKind !== null,
      shownBy: shown.shownAsCallerBy + shown.preferences,
    })
    if (use.main || use.destination || use.shownBy > 0) throw problem('in_use', { current: use })
    await db.phoneNumber.delete({ where: { tenantId_id: { tenantId, id } }, select: { id: true } })
    await db.numberRegistry.delete({ where: { e164 } })
    const before = { id, e164, label, source }
    await tellCompany(db, by, { tenantId, id, label, action: 'phone_number.released', before })
    await audit({ ...by, action: 'phone_number.released', detail: { tenantId, ...before } }, db)
  })
}
