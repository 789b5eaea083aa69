import { parseArgs } from 'node:util'
import { E164, Name } from '@switchboard/contract/common'
import { NUMBER_SOURCES, type NumberSource } from '@switchboard/contract/phone-numbers'
import { NumberInUse } from '@switchboard/contract/phone-numbers.inventory'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { systemClock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import { addNumber, releaseNumber } from '../features/phone-numbers/inventory.ts'
import { ProblemError } from '../http/errors.ts'
import { CommandError, runCommand } from './command.ts'

const USAGE = `npm run number:add -- --tenant "+33 1 99 00 12 00" --number "+33 1 99 00 12 34" [--label Sales] [--source ${NUMBER_SOURCES.join('|')}]
npm run number:remove -- --number "+33 1 99 00 12 34"`

/** What was asked for, checked as far as it can be without the database. */
export type NumberCommand =
  | { verb: 'add'; tenant: string; e164: string; label: string | undefined; source: NumberSource }
  | { verb: 'remove'; e164: string }

const OPTION = { type: 'string' } as const
const OPTIONS = { tenant: OPTION, number: OPTION, label: OPTION, source: OPTION }

/** @throws CommandError for what is missing or wrong */
export function readArguments(args: string[]): NumberCommand {
  let given: { positionals: string[]; values: Partial<Record<keyof typeof OPTIONS, string>> }
  try {
    given = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`, { cause: error })
  }
  const { positionals, values } = given
  const [verb] = positionals
  if (positionals.length !== 1 || (verb !== 'add' && verb !== 'remove')) throw new CommandError(USAGE)
  const number = values.number ?? ''
  const e164 = E164.safeParse(parsePhoneNumberFromString(number, { extract: false })?.number ?? number)
  if (!e164.success) throw new CommandError(`--number ${number} is not a number like +33 1 99 00 12 34.`)
  if (verb === 'remove') return { verb, e164: e164.data }
  const source = NUMBER_SOURCES.find((each) => each === (values.source ?? 'assigned'))
  if (!source) throw new CommandError(`--source must be ${NUMBER_SOURCES.join(', ')}.`)
  if (!values.tenant) throw new CommandError(`--tenant is missing.\n${USAGE}`)
  if (values.label !== undefined && !Name(80).safeParse(values.label).success)
    throw new CommandError('--label must be 1 to 80 characters without ; ^ " < or >.')
  return { verb, tenant: values.tenant, e164: e164.data, label: values.label, source }
}

/** A company by its id, its main number or its name. @throws CommandError when there is none, or several of this name */
async function findTenant({ prisma }: Pick<Platform, 'prisma'>, wanted: string): Promise<string> {
  const mainNumber = parsePhoneNumberFromString(wanted, { extract: false })?.number
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(wanted)
  const found = await prisma.tenant.findMany({
    where: isId ? { id: wanted } : mainNumber ? { mainNumber } : { name: wanted },
    select: { id: true },
    take: 2,
  })
  const [tenant, other] = found
  if (!tenant) throw new CommandError(`There is no company ${wanted}: give its id, main number or name.`)
  if (other) throw new CommandError(`Several companies are called ${wanted}: give the id or main number.`)
  return tenant.id
}

/** What the inventory refused, for the operator. */
function sentenceOf({ code, options: { fieldErrors, current } }: ProblemError, e164: string): string {
  if (code === 'already_exists') return `${e164} belongs to a company already.`
  if (code === 'limit_reached') return 'This company has as many numbers as it may have.'
  if (code === 'not_found') return `No company has ${e164}.`
  if (code === 'in_use') {
    const { main, destination, shownBy } = NumberInUse.parse(current)
    if (main) return `${e164} is the main number of its company, whose owner signs in with it.`
    const uses = destination ? ['calls to it are sent somewhere'] : []
    if (shownBy > 0) uses.push(`it is the caller ID of ${shownBy}`)
    return `${e164} is in use: ${uses.join(', and ')}. The company ends that first.`
  }
  return fieldErrors?.['e164'] === 'number_reserved'
    ? `${e164} is an emergency or short code: it can be nobody's number.`
    : `${e164} is not a phone number.`
}

/** Does what was asked for, and tells it in a sentence. @throws CommandError */
export async function runNumberCommand(
  platform: Platform,
  command: NumberCommand,
  at: Date,
): Promise<string> {
  const { e164 } = command
  const by = { actor: `command number:${command.verb}`, at }
  try {
    if (command.verb === 'remove') {
      await releaseNumber(platform, e164, by)
      return `${e164} is free again.`
    }
    const { tenant, label, source } = command
    const tenantId = await findTenant(platform, tenant)
    await addNumber(platform, { tenantId, e164, label, source }, by)
    return `${e164} belongs to ${tenant} now; it leads nowhere until the company sends its calls somewhere.`
  } catch (error) {
    if (error instanceof ProblemError) throw new CommandError(sentenceOf(error, e164), { cause: error })
    throw error
  }
}

if (import.meta.main) {
  await runCommand((args) => {
    const command = readArguments(args)
    return async (platform) => console.log(await runNumberCommand(platform, command, systemClock.now()))
  })
}
