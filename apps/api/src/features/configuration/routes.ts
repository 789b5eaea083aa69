import { configuration } from '@switchboard/contract/configuration'
import type { FastifyInstance } from 'fastify'
import type { Portable } from '../../http/portable.ts'
import { route } from '../../http/route.ts'
import { writeFile } from './file.ts'
import { importFile } from './import.ts'

/** The configuration of a company as a file. */
export function configurationRoutes(app: FastifyInstance, kinds: readonly Portable[]): void {
  route(app, configuration.export, (ctx) => writeFile(ctx, kinds))
  route(app, configuration.import, (ctx) => importFile(ctx, kinds, ctx.body.file, ctx.query.apply))
}
