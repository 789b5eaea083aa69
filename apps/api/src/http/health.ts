import { readdir } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { problem } from './errors.ts'

const MIGRATIONS = new URL('migrations/', import.meta.resolve('@switchboard/database/migrate'))

/** Whoever asks gives up soon too. */
const PATIENCE_MS = 5_000

const migrationNames = async () =>
  (await readdir(MIGRATIONS, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/**
 * `/healthz`: the process answers. `/readyz`: requests can be served too, that is the database answers and has every
 * migration that this version knows; else 503.
 */
export async function registerHealth(app: FastifyInstance): Promise<void> {
  const known = await migrationNames()
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', { handlerTimeout: PATIENCE_MS }, async () => {
    const { rows } = await app.portal.database.platform.pool.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
    )
    const applied = new Set(rows.map(({ name }) => name))
    const missing = known.filter((name) => !applied.has(name))
    if (missing.length > 0)
      throw problem('unavailable', { cause: new Error(`not migrated: ${missing.join(', ')}`) })
    return { status: 'ready' }
  })
}
