import { configuration } from '@switchboard/contract/configuration'
import type { FastifyInstance } from 'fastify'
import type { Portable, PortableSounds } from '../../http/portable.ts'
import { route, type TransactionContext } from '../../http/route.ts'
import { writeArchive } from './export-archive.ts'
import { readConfiguration } from './file.ts'
import { importArchive } from './import-archive.ts'
import { importFile } from './import.ts'
import { NOTHING, toPlaces, toSounds } from './sounds.ts'

/** The configuration of a company as a file, alone or with its sounds. */
export function configurationRoutes(
  app: FastifyInstance,
  kinds: readonly Portable[],
  sounds: PortableSounds,
): void {
  const read = async (ctx: TransactionContext) => {
    const own = await sounds.list(ctx.db)
    return { file: toPlaces(await readConfiguration(ctx, kinds), own), sounds: own }
  }
  route(app, configuration.export, async (ctx) => (await read(ctx)).file)
  route(app, configuration.exportArchive, async ({ withTenant, ...ctx }) => {
    const { actor, clock } = ctx
    const at = clock.now()
    return {
      name: `configuration-${at.toISOString().slice(0, 10)}.zip`,
      content: writeArchive({
        ...(await withTenant((work) => read({ ...ctx, ...work }))),
        read: (id) => sounds.read(actor.tenant.id, id),
        at,
      }),
    }
  })
  route(app, configuration.import, async (ctx) => {
    const file = toSounds(ctx.body.file, await sounds.list(ctx.db), NOTHING)
    return importFile(ctx, kinds, file, { apply: ctx.query.apply, refusals: NOTHING.refusals })
  })
  route(app, configuration.importArchive, ({ file, query, ...ctx }) =>
    importArchive(ctx, kinds, sounds, { content: file, apply: query.apply }),
  )
}
