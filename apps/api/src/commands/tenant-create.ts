/// <reference lib="esnext.intl" />
import { parseArgs } from 'node:util'
import { E164, EmailAddress, Name } from '@switchboard/contract/common'
import { Prisma } from '@switchboard/database/client'
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { systemClock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { makeToken } from '../http/crypto.ts'
import { LINK_LIFETIME_MS, tokenHashOf } from '../identity/one-time-links.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `npm run tenant:create -- --name "Atelier Lumière" --country FR --number "+33 1 99 00 12 00" --language fr --owner "Claire Fontaine <claire@example.com>" [--time-zone Europe/Paris]`

/** A company to be, checked. */
export interface NewTenant {
  name: string
  country: string
  /** E.164 */
  mainNumber: string
  language: 'fr' | 'en'
  timeZone: string
  owner: { firstName: string; lastName: string; email: string }
}

/** @throws CommandError for the first argument that is missing or wrong */
export function readArguments(args: string[]): NewTenant {
  const given = parse(args)
  const country = given('country').toUpperCase()
  if (!isSupportedCountry(country)) {
    throw new CommandError(`--country ${country} is not a country: give its two letters, such as FR.`)
  }
  const number = parsePhoneNumberFromString(given('number'), { defaultCountry: country, extract: false })
  if (!number?.isPossible() || !E164.safeParse(number.number).success) {
    throw new CommandError(`--number ${given('number')} is not a phone number of ${country}.`)
  }
  const language = given('language')
  if (language !== 'fr' && language !== 'en')
    throw new CommandError(`--language ${language} is neither fr nor en.`)
  return {
    name: readName('--name', given('name')),
    country,
    mainNumber: number.number,
    language,
    timeZone: readTimeZone(given('time-zone', ''), country),
    owner: readOwner(given('owner')),
  }
}

/** Reads `--x value`; what it returns looks an argument up, and refuses one that is missing and has no default. */
function parse(args: string[]) {
  const option = { type: 'string' } as const
  const options = {
    name: option,
    country: option,
    number: option,
    language: option,
    owner: option,
    'time-zone': option,
  }
  let values: Partial<Record<keyof typeof options, string>>
  try {
    ;({ values } = parseArgs({ args, options }))
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`, { cause: error })
  }
  return (name: keyof typeof options, fallback?: string): string => {
    const value = values[name]?.trim() || fallback
    if (value === undefined) throw new CommandError(`--${name} is missing.\n${USAGE}`)
    return value
  }
}

function readName(argument: string, text: string): string {
  const name = Name(80).safeParse(text)
  if (!name.success)
    throw new CommandError(`${argument} ${text} must be 1 to 80 characters without ; ^ " < or >.`)
  return name.data
}

function readOwner(text: string): NewTenant['owner'] {
  const [, firstName, lastName, address] = /^(\S+)\s+([^<]+?)\s*<(.+)>$/.exec(text) ?? []
  const email = EmailAddress.safeParse(address)
  if (!firstName || !lastName || !email.success) {
    throw new CommandError(`--owner ${text} must have the form "First Last <mail@example.com>".`)
  }
  return {
    firstName: readName('--owner', firstName),
    lastName: readName('--owner', lastName),
    email: email.data,
  }
}

function readTimeZone(given: string, country: string): string {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [] // of a few territories nobody knows any
  const zone = given || (zones.length === 1 ? zones[0] : undefined)
  if (!zone) {
    throw new CommandError(
      `The time zone of ${country} is not certain: give it with --time-zone, such as ${zones[0] ?? 'Europe/Paris'}.`,
    )
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
    if (!/^[+-]/.test(timeZone)) return timeZone // an offset knows no summer
  } catch {
    // not known: told below
  }
  throw new CommandError(`--time-zone ${zone} is not a time zone: give its IANA name, such as Europe/Paris.`)
}

/**
 * Makes a company with its main number and its owner, who is invited by mail.
 * @returns the invitation's token: only its hash is stored, so this is the one time it can be told
 * @throws CommandError when the number or the address is taken
 */
export async function createTenant(
  { prisma, audit }: Platform,
  tenant: NewTenant,
  now: Date,
): Promise<string> {
  const token = makeToken()
  try {
    await prisma.$transaction(
      async (db) => {
        await refuseTaken(db, tenant)
        const tenantId = await insertTenant(db, tenant, token, now)
        const { name, mainNumber } = tenant
        const detail = { tenantId, name, mainNumber }
        await audit({ at: now, actor: 'command tenant:create', action: 'tenant.created', detail }, db)
      },
      // One snapshot: what is made between two looks is seen by both or by neither, so the sentence is the same.
      { isolationLevel: 'RepeatableRead' },
    )
  } catch (error) {
    if (isUniqueViolation(error)) await refuseTaken(prisma, tenant) // somebody was faster: the same sentence
    throw error
  }
  return token
}

/** @throws CommandError */
async function refuseTaken(db: Prisma.TransactionClient, { mainNumber, owner }: NewTenant): Promise<void> {
  const taken = await db.signInName.findFirst({ where: { name: { in: [mainNumber, owner.email] } } })
  if (taken) throw new CommandError(`Somebody signs in with ${taken.name} already.`)
  if (await db.numberRegistry.findUnique({ where: { e164: mainNumber } })) {
    throw new CommandError(`The number ${mainNumber} belongs to another company.`)
  }
}

/** @returns its id */
async function insertTenant(
  db: Prisma.TransactionClient,
  { owner, ...tenant }: NewTenant,
  token: string,
  now: Date,
): Promise<string> {
  const { mainNumber, language } = tenant
  const { id: tenantId } = await db.tenant.create({ data: { ...tenant, createdAt: now } })
  await db.numberRegistry.create({ data: { e164: mainNumber, tenantId } })
  const label = language === 'fr' ? 'Numéro principal' : 'Main number'
  await db.phoneNumber.create({ data: { tenantId, e164: mainNumber, label, createdAt: now } })
  const { id: userId } = await db.appUser.create({
    data: { tenantId, ...owner, role: 'owner', invitedAt: now, createdAt: now, updatedAt: now },
  })
  await db.signInName.createMany({
    data: [mainNumber, owner.email].map((signInName) => ({ name: signInName, tenantId, userId })),
  })
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS.invitation)
  // Asked for at the same instant as the mail below, whose link therefore does not void this one.
  const link = { tenantId, userId, purpose: 'invitation', createdAt: now, expiresAt }
  await db.oneTimeLink.create({ data: { ...link, tokenHash: tokenHashOf(token) } })
  await db.outbox.create({
    data: { tenantId, kind: 'mail.invitation', payload: { userId }, createdAt: now },
  })
  return tenantId
}

const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'

if (import.meta.main) {
  await runCommand((args) => {
    const tenant = readArguments(args)
    return async (platform, config) => {
      const token = await createTenant(platform, tenant, systemClock.now())
      const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`
      const { firstName, lastName } = tenant.owner
      console.log(`${tenant.name} is ready. ${firstName} ${lastName} chooses a password within 7 days at`)
      console.log(new URL(`/invitation/${token}`, publicUrl).href)
    }
  })
}
