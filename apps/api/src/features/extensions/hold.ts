import type { TenantDb } from '../../db/tenant.ts'

// Rows are held in the order of their ids, so that two who want the same ones never wait for each other.

/** Keeps extensions as they are until the transaction ends, so that what is read of them still holds when they are written. */
export const hold = (db: TenantDb, ids: readonly string[]) =>
  db.$executeRaw`select from extension where id = any(${ids}::uuid[]) order by id for no key update`
