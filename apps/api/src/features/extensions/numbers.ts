import type { ExtensionRef } from '@switchboard/contract/extensions'
import { judgeExtensionNumber, reservedCodes } from '@switchboard/contract/number-plan'
import type { TenantDb } from '../../db/tenant.ts'
import { extensionRef } from './present.ts'

const OFFERS = 8

/** What the number plan tells about where new numbers go. */
interface Plan {
  total: number
  /** How many digits most numbers have. */
  length: number
  /** The lowest number of a phone; new phones are offered numbers from there. */
  firstPhone: number | null
}

async function readPlan(db: TenantDb): Promise<Plan> {
  const rows = await db.$queryRaw<[Plan]>`
    select count(*)::int as total,
           coalesce(mode() within group (order by length(number)), 3)::int as length,
           min(number_value) filter (where kind in ('user', 'shared_phone')) as "firstPhone"
    from extension`
  return rows[0]
}

/** How many numbers of `length` digits the country's codes keep from being offered: the codes, and what begins with one. */
const withheld = (country: string, length: number) =>
  reservedCodes(country).reduce((sum, { code }) => {
    const fixed = code.replaceAll('x', '').length
    return fixed <= length ? sum + 10 ** (length - fixed) : sum
  }, 0)

/**
 * Free numbers to offer, lowest first, that begin with `typed`: as long as most of the plan, and from where the phones
 * begin when nothing was typed. Reserved codes, and numbers that begin with an emergency code, are left out.
 */
async function freeNumbers(db: TenantDb, typed: string, country: string): Promise<string[]> {
  const plan = await readPlan(db)
  const length = Math.max(plan.length, typed.length)
  const lowest = Number((typed || '1').padEnd(length, '0'))
  const highest = Number((typed || '9').padEnd(length, '9'))
  const from = typed ? lowest : Math.max(lowest, plan.firstPhone ?? lowest)
  // Among so many in a row, enough are neither taken nor withheld, however full the plan is.
  const to = Math.min(highest, from + plan.total + withheld(country, length) + OFFERS)
  const rows = await db.$queryRaw<{ number: string }[]>`
    select candidate::text as number
    from generate_series(${from}::int, ${to}::int) candidate
    where not exists (select 1 from extension where number_value = candidate)
    order by candidate`
  return rows
    .map(({ number }) => number)
    .filter((number) => judgeExtensionNumber(number, country).state === 'allowed')
    .slice(0, OFFERS)
}

/** The extension that has `number`, if any. */
const findByNumber = (db: TenantDb, number: string) => db.extension.findFirst({ where: { number } })

/** Offers free numbers and judges the digits typed so far; `own` is the extension being edited. */
export async function adviseNumber(
  db: TenantDb,
  { typed, own, country }: { typed: string; own: string | undefined; country: string },
) {
  const free = typed.startsWith('0') ? [] : await freeNumbers(db, typed, country)
  const verdict = judgeExtensionNumber(typed, country)
  const answer = { free, takenBy: null as ExtensionRef | null, code: null as string | null }
  if (typed === '') return { ...answer, typed: 'empty' as const }
  if (verdict.state === 'malformed') return { ...answer, typed: 'malformed' as const }
  if (verdict.state === 'reserved') return { ...answer, typed: 'reserved' as const, code: verdict.code.code }
  const holder = await findByNumber(db, typed)
  if (holder && holder.id !== own)
    return { ...answer, typed: 'taken' as const, takenBy: extensionRef(holder) }
  if (verdict.state === 'allowed_with_warning') {
    return { ...answer, typed: 'warning' as const, code: verdict.code.code }
  }
  return { ...answer, typed: 'free' as const }
}
