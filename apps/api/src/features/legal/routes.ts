import { legal } from '@switchboard/contract/legal'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { EXPECTED, readOperator } from './operator.ts'
import { securityTxt } from './security-txt.ts'
import { loadTexts } from './texts.ts'

const DAY = 86_400_000

/** The operator's legal pages and security.txt; both are read once, at the start. */
export function legalRoutes(app: FastifyInstance): void {
  const { config, clock } = app.portal
  const operator = readOperator(config)
  const texts = loadTexts(operator, config)
  const contact = securityTxt(operator, config)

  if (config.mode === 'production') {
    const missing = EXPECTED.filter((name) => operator[name] === undefined)
    if (missing.length > 0) {
      app.log.warn(
        { missing },
        'the legal pages lack what operator.json in LEGAL_DIR must say of the operator',
      )
    }
    const lastDay = new Date(operator.security?.expires ?? 0).getTime()
    if (lastDay - clock.now().getTime() < 30 * DAY) {
      app.log.warn(
        'security.txt is missing or expires within a month: operator.json in LEGAL_DIR, "security"',
      )
    }
  }

  route(app, legal.get, ({ params, query }) => texts[params.page][query.language])

  app.get('/.well-known/security.txt', { schema: { hide: true } }, (_request, reply) => {
    if (contact === null) throw problem('not_found')
    return reply.type('text/plain; charset=utf-8').send(contact)
  })
}
