import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { judgeExtensionNumber } from '@switchboard/contract/number-plan'
import type { TenantDb } from '../../db/tenant.ts'
import { extensionRef } from './present.ts'

const OFFERS = 8

/** What the number plan tells about where new numbers go. */
interface Plan {
  /** How many digits most numbers have. */
  length: number
  /** The lowest number of a phone; new phones are offered numbers from there. */
  firstPhone: number | null
}

/** Numbers of a length that are counted: what has more than so many is used most, whatever else there is. */
const MOST_COUNTED = 10_000

async function readPlan(db: TenantDb): Promise<Plan> {
  const rows = await db.$queryRaw<[Plan]>`
    select
      (select case when used > 0 then length else 3 end
       from generate_series(2, 6) length
       cross join lateral (
         select count(*) as used
         from (select from extension
               where number_value between (10 ^ (length - 1))::int and (10 ^ length)::int - 1
               limit ${MOST_COUNTED}) counted
       ) plan
       order by used desc, length limit 1) as length,
      least((select min(number_value) from extension where kind = 'user'),
            (select min(number_value) from extension where kind = 'shared_phone')) as "firstPhone"`
  return rows[0]
}

/** Numbers that are looked through at once, where not all are taken. */
const BLOCK = 1000

/** The free numbers of the first thousand between two numbers of which not all are taken, lowest first. */
async function readFree(db: TenantDb, from: number, to: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ candidate: number }[]>`
    select candidate
    from (
      select block from generate_series(${from}::int, ${to}::int, ${BLOCK}::int) block
      where (select count(*) from extension where number_value between block and block + ${BLOCK}::int - 1) < ${BLOCK}::int
      order by block limit 1
    ) first
    cross join generate_series(block, least(block + ${BLOCK}::int - 1, ${to}::int)) candidate
    where not exists (select from extension where number_value = candidate)
    order by candidate`
  return rows.map(({ candidate }) => candidate)
}

/**
 * Free numbers to offer, lowest first, that begin with `typed`: as long as most of the plan, and from where the phones
 * begin when nothing was typed. Reserved codes, and numbers that begin with an emergency code, are left out.
 */
async function freeNumbers(db: TenantDb, typed: string, country: string): Promise<string[]> {
  const plan = await readPlan(db)
  const length = Math.max(plan.length, typed.length)
  const lowest = Number((typed || '1').padEnd(length, '0'))
  const highest = Number((typed || '9').padEnd(length, '9'))
  const offers: string[] = []
  let from = typed ? lowest : Math.max(lowest, plan.firstPhone ?? lowest)
  while (offers.length < OFFERS && from <= highest) {
    const free = await readFree(db, from, highest)
    offers.push(
      ...free.map(String).filter((number) => judgeExtensionNumber(number, country).state === 'allowed'),
    )
    from = (free.at(-1) ?? highest) + 1
  }
  return offers.slice(0, OFFERS)
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
