import { company } from '@switchboard/contract/company'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { getCompany, updateCompany } from './service.ts'

/** Account > Settings > Company. */
export function companyRoutes(app: FastifyInstance): void {
  route(app, company.get, ({ db }) => getCompany(db))
  route(app, company.update, (ctx) => updateCompany(ctx, ctx.body))
}
