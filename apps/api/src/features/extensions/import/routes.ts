import type { Language } from '@switchboard/contract/common'
import { extensionsImport, type Separator } from '@switchboard/contract/extensions.import'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../../http/actor.ts'
import { route } from '../../../http/route.ts'
import { SEPARATOR_OF } from '../file/csv.ts'
import { exportPhones, type FileStyle, writeTemplate } from './export.ts'

/** As asked for, else as the user's spreadsheet expects it. */
function styleOf(
  { language: wanted, separator }: { language?: Language | undefined; separator?: Separator | undefined },
  actor: Actor,
): FileStyle {
  const language = wanted ?? actor.language
  return { language, separator: separator ?? SEPARATOR_OF[language] }
}

const FILE_NAMES: Record<Language, { export: string; template: string }> = {
  fr: { export: 'postes', template: 'modele-postes' },
  en: { export: 'extensions', template: 'extensions-template' },
}

/** The day in the company's time zone, as file names are sorted: 2026-11-22. */
const dayOf = (instant: Date, { tenant }: Actor) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: tenant.timeZone }).format(instant)

/** Configuration > Phone extensions > import and export. */
export function extensionImportRoutes(app: FastifyInstance): void {
  route(app, extensionsImport.export, ({ query, actor, clock, withPg }) => {
    const style = styleOf(query, actor)
    return {
      name: `${FILE_NAMES[style.language].export}-${dayOf(clock.now(), actor)}.csv`,
      content: exportPhones(withPg, query, style),
    }
  })
  route(app, extensionsImport.template, ({ query, actor }) => {
    const style = styleOf(query, actor)
    return { name: `${FILE_NAMES[style.language].template}.csv`, content: writeTemplate(style) }
  })
}
