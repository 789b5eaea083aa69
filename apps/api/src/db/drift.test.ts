import { readSchema, withSchemaEngine } from '@switchboard/database/schema-engine'
import { expect, test } from 'vitest'
import { databaseUrl, owner } from '../testing/db.ts'

/** The SQL that would turn the migrated database into what the Prisma schema says. */
async function drift(): Promise<string | null> {
  const files = await readSchema()
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  )
  return stdout
}

test('the migrations and the Prisma schema say the same', async () => {
  expect(await drift()).toBe('-- This is an empty migration.\n')
})

test('a difference is found', async () => {
  await owner.$executeRaw`alter table throttle add column planted int`
  expect(await drift()).toContain('DROP COLUMN "planted"')
})
