import { dayOf } from '@switchboard/call-flow/zone'
import type { Language } from '@switchboard/contract/common'
import { extensionsImport, type Separator } from '@switchboard/contract/extensions.import'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../../http/actor.ts'
import { route } from '../../../http/route.ts'
import { SEPARATOR_OF } from '../file/csv.ts'
import { writeErrors } from './errors-file.ts'
import { exportContents, exportPhones, type FileStyle, writeTemplate } from './export.ts'
import * as service from './service.ts'

/** As asked for, else as the user's spreadsheet expects it. */
function styleOf(
  { language: wanted, separator }: { language?: Language | undefined; separator?: Separator | undefined },
  actor: Actor,
): FileStyle {
  const language = wanted ?? actor.language
  return { language, separator: separator ?? SEPARATOR_OF[language] }
}

const FILE_NAMES: Record<Language, { export: string; template: string; errors: string }> = {
  fr: { export: 'postes', template: 'modele-postes', errors: 'postes-rejetes' },
  en: { export: 'extensions', template: 'extensions-template', errors: 'rejected-extensions' },
}

/** Configuration > Phone extensions > import and export. */
export function extensionImportRoutes(app: FastifyInstance): void {
  route(app, extensionsImport.export, ({ query, actor, clock, withPg }) => {
    const style = styleOf(query, actor)
    return {
      name: `${FILE_NAMES[style.language].export}-${dayOf(actor.tenant.timeZone, clock.now())}.csv`,
      content: exportPhones(withPg, query, style),
    }
  })
  route(app, extensionsImport.exportContents, ({ db, query }) => exportContents(db, query))
  route(app, extensionsImport.template, ({ query, actor }) => {
    const style = styleOf(query, actor)
    return { name: `${FILE_NAMES[style.language].template}.csv`, content: writeTemplate(style) }
  })
  route(app, extensionsImport.list, ({ db }) => service.listImports(db))
  route(app, extensionsImport.create, (ctx) => service.createImport(ctx, ctx.body))
  route(app, extensionsImport.get, ({ db, params }) => service.getImport(db, params.id))
  route(app, extensionsImport.rows, ({ db, params, query }) => service.listRows(db, params.id, query))
  route(app, extensionsImport.match, (ctx) => service.matchImport(ctx, ctx.params.id, ctx.body))
  route(app, extensionsImport.correct, (ctx) => service.correctImport(ctx, ctx.params.id, ctx.body.version))
  route(app, extensionsImport.start, (ctx) => service.startImport(ctx, ctx.params.id, ctx.body))
  route(app, extensionsImport.cancel, (ctx) => service.cancelImport(ctx, ctx.params.id))
  route(app, extensionsImport.errors, async ({ params, query, actor, secrets, withTenant }) => {
    const style = styleOf(query, actor)
    const { columns, rejected } = await service.rejectedRows({ withTenant, secrets }, params.id)
    return {
      name: `${FILE_NAMES[style.language].errors}.csv`,
      content: writeErrors(columns, rejected, style),
    }
  })
}
