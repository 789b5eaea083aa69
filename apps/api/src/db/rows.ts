import type { Prisma } from '@switchboard/database/client'
import type { TenantDb } from './tenant.ts'

/** Columns in Prisma's names, by model; JSON ones as they are. */
interface Rows {
  appUser: Prisma.AppUserUncheckedCreateInput
  signInName: Prisma.SignInNameUncheckedCreateInput
  extension: Prisma.ExtensionUncheckedCreateInput
  phoneExtension: Prisma.PhoneExtensionUncheckedCreateInput
  auditEvent: Omit<Prisma.AuditEventUncheckedCreateInput, 'before' | 'after'> &
    Record<'before' | 'after', object | null>
  extensionImportRow: Omit<Prisma.ExtensionImportRowUncheckedCreateInput, 'detail'> & { detail: object }
}

/** Tables whose rows count their changes. */
const VERSIONED: ReadonlySet<keyof Rows> = new Set(['appUser', 'extension'])

/** Few enough that no statement keeps the event loop for longer than a request takes. */
const ROWS_PER_STATEMENT = 500

/** What `JSON.stringify` takes, to change values on their way. */
type Replacer = (key: string, value: unknown) => unknown

/** `forwardingMode` → `forwarding_mode`: how the schema maps every model and field. */
const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Parts of a list, each as long as one statement may be. */
export const slices = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_PER_STATEMENT) }, (_, at) =>
    all.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT),
  )

/** Columns of a table, from the properties of its rows, which all have the same. */
const columnsOf = (row: object) =>
  Object.keys(row).map((property) => [property, snakeCase(property)] as const)

/** Runs `statement` with `$1`, rows as a JSON array by column, until all rows are through. */
async function forAll<T extends object>(
  db: TenantDb,
  statement: string,
  rows: readonly T[],
  replacer?: Replacer,
) {
  for (const slice of slices(rows)) {
    const columns = columnsOf(slice[0] ?? {})
    const byColumn = slice.map((row) =>
      Object.fromEntries(columns.map(([property, column]) => [column, row[property as keyof T]])),
    )
    await db.$executeRawUnsafe(statement, JSON.stringify(byColumn, replacer))
  }
}

/**
 * Inserts rows, 500 a statement, in their order: a fifth of the time of `createMany`, which sends every value on its own
 * (10,000 phones: 0.4 s for 2.4 s). All rows have the properties of the first; other columns get their defaults.
 * @param replacer sees every value, those inside JSON columns too
 */
export async function insertRows<Table extends keyof Rows>(
  db: TenantDb,
  table: Table,
  rows: readonly Rows[Table][],
  replacer?: Replacer,
): Promise<void> {
  const name = snakeCase(table)
  const columns = columnsOf(rows[0] ?? {}).map(([, column]) => column)
  const list = columns.join(', ')
  const statement = `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`
  await forAll(db, statement, rows, replacer)
}

/** Gives rows values of their own, 500 a statement, and raises their version. All have the properties of the first. */
export async function updateRows<Table extends keyof Rows>(
  db: TenantDb,
  table: Table,
  key: keyof Rows[Table] & string,
  rows: readonly Partial<Rows[Table]>[],
): Promise<void> {
  const name = snakeCase(table)
  const given = columnsOf(rows[0] ?? {}).filter(([property]) => property !== key)
  const set = given.map(([, column]) => `${column} = given.${column}`)
  if (VERSIONED.has(table)) set.push('version = kept.version + 1')
  const by = snakeCase(key)
  const statement = `update ${name} kept set ${set.join(', ')}
    from jsonb_populate_recordset(null::${name}, $1::jsonb) given where kept.${by} = given.${by}`
  await forAll(db, statement, rows)
}
