import type { ResponseOf } from '@switchboard/contract/endpoint'
import type { receptionists } from '@switchboard/contract/receptionists'
import type { TenantDb } from '../../db/tenant.ts'

type Prefix = ResponseOf<typeof receptionists.prefixes>['items'][number]

/** With which digits the numbers of extensions begin; no number begins with 0. */
export async function readPrefixes(db: TenantDb) {
  const items = await db.$queryRaw<Prefix[]>`
    select left(number, 1) as digit, count(*)::int as count, min(number_value)::text as first, max(number_value)::text as last
    from extension group by left(number, 1) order by digit`
  return { items }
}
