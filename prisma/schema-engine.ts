import { readFile, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
} from '@prisma/driver-adapter-utils'
import type { SqlQuery } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import { DatabaseError, Pool, types } from 'pg'

const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))
const schemaFolder = new URL('schema/', import.meta.url)

/** TypeScript knows it only with a browser's library. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/**
 * Runs `work` with Prisma's schema engine, as WebAssembly instead of the binary that the `prisma` command downloads,
 * connected through `pg` as portal_owner.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const SchemaEngine = await (loaded ??= load())
  const pool = new EnginePool({ connectionString: databaseUrl, options: '-c role=portal_owner' })
  try {
    const datamodels = (await readSchema()).map(({ path, content }): [string, string] => [path, content])
    const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool))
    using engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
    return await work(engine)
  } finally {
    await pool.end()
  }
}

/** Once a process: its glue can serve one instance of the module only. */
let loaded: ReturnType<typeof load> | undefined

/** As the package's own entry does, but for importing the .wasm file as a module, of which Node still warns. */
async function load() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const imports = { './schema_engine_bg.js': { ...glue } }
  const { instance } = await WebAssembly.instantiate(await readFile(entry.replace(/js$/, 'wasm')), imports)
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
  return glue.SchemaEngine
}

/** The folder `migrations/`, oldest first, in the form that the engine takes. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  }

  async function readMigration(path: string) {
    const value = await read(`${path}/migration.sql`)
    return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
  }

  function read(path: string) {
    return readFile(`${migrationsFolder}/${path}`, 'utf8')
  }
}

/** The files of `schema/`. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const names = await readdir(schemaFolder)
  return Promise.all(
    names
      .sort()
      .map(async (path) => ({ path, content: await readFile(new URL(path, schemaFolder), 'utf8') })),
  )
}

/**
 * PostgreSQL's one-byte type "char", which the engine reads from the catalogue, is missing from the types that Prisma's
 * adapter knows, though its array is not. So it goes through the adapter under the name of the array.
 */
class EnginePool extends Pool {
  override async query(...args: unknown[]) {
    const result = await Reflect.apply(super.query, this, args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === types.builtins.CHAR) field.dataTypeID = CHAR_ARRAY
    }
    return result
  }
}

const CHAR_ARRAY = 1002

class EngineAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      async queryRaw(query: SqlQuery) {
        const result = await queryRaw(query)
        const columnTypes = result.columnTypes.map((type) =>
          type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
        )
        return { ...result, columnTypes }
      },

      /** Whole, so that it does everything or nothing: the adapter's own cuts at each semicolon, in functions too. */
      async executeScript(script: string) {
        try {
          await adapter.underlyingDriver().query(script)
        } catch (error) {
          throw error instanceof DatabaseError ? driverError(error) : error
        }
      },
    })
  }
}

function driverError({ code = 'XX000', severity = 'ERROR', message, detail, column, hint }: DatabaseError) {
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}
