import type { Problem } from '@switchboard/contract/problem'
import { z } from 'zod'
import type { TenantDb } from '../db/tenant.ts'
import type { ProblemOptions } from './errors.ts'

/** What counts its changes says of itself; what every company has one of needs no id. */
const Versioned = z.object({ id: z.uuid().optional(), version: z.int() })

/**
 * Who saved the version that stands in the way of a save, and when: as the history has it.
 * @param conflict a `version_conflict`: `objectKind` where `current` has no id
 * @returns undefined for what counts its changes otherwise, and where it was the provider or somebody who has left
 */
export async function savedBy(
  db: TenantDb,
  { current, objectKind }: Pick<ProblemOptions, 'current' | 'objectKind'>,
): Promise<Problem['saved']> {
  const found = Versioned.safeParse(current)
  if (!found.success) return undefined
  const { id, version } = found.data
  if (!id && !objectKind) return undefined
  const [row] = await db.$queryRaw<{ at: Date; by: string | null }[]>`
    select e.at, coalesce(k.name, a.first_name || ' ' || a.last_name) as by
    from audit_event e
    left join app_user a on a.id = e.actor_user_id
    left join api_token k on k.id = e.actor_token_id
    where e.object_id = coalesce(${id ?? null}::uuid, app_tenant()) and e.object_version = ${version}
      and e.object_kind = coalesce(${objectKind ?? null}, e.object_kind)
    order by e.at desc, e.id desc limit 1`
  return row?.by ? { by: row.by, at: row.at.toISOString() } : undefined
}
