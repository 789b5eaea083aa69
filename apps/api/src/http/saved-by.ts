import type { Problem } from '@switchboard/contract/problem'
import { z } from 'zod'
import type { TenantDb } from '../db/tenant.ts'

/** What an object that counts its changes says of itself. */
const Versioned = z.object({ id: z.uuid(), version: z.int() })

/**
 * Who saved the version that stands in the way of a save, and when: as the history has it.
 * @param current of a `version_conflict`
 * @returns undefined for what counts its changes otherwise, and where it was the provider or somebody who has left
 */
export async function savedBy(db: TenantDb, current: unknown): Promise<Problem['saved']> {
  const found = Versioned.safeParse(current)
  if (!found.success) return undefined
  const { id, version } = found.data
  const [row] = await db.$queryRaw<{ at: Date; by: string | null }[]>`
    select e.at, coalesce(k.name, a.first_name || ' ' || a.last_name) as by
    from audit_event e
    left join app_user a on a.id = e.actor_user_id
    left join api_token k on k.id = e.actor_token_id
    where e.object_id = ${id}::uuid and e.object_version = ${version}
    order by e.at desc, e.id desc limit 1`
  return row?.by ? { by: row.by, at: row.at.toISOString() } : undefined
}
