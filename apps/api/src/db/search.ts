import { Prisma } from '@switchboard/database/client'
import { searchKey } from '@switchboard/database/search-key'
import type { TenantDb } from './tenant.ts'

/** SQL: `searchKey()` of a text. */
export const folded = (text: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`lower(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'))`

const TABLES = {
  audio_file: Prisma.sql`audio_file`,
  playlist: Prisma.sql`playlist`,
}

/**
 * Ids of what has this text in its name, whatever its case and accents. Reads every name: for tables of which a company has
 * some hundreds of rows.
 */
export async function idsNamed(db: TenantDb, table: keyof typeof TABLES, search: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from ${TABLES[table]} where position(${searchKey(search)} in ${folded(Prisma.sql`name`)}) > 0`
  return rows.map(({ id }) => id)
}
