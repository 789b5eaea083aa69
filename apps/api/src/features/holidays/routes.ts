import { dayOf } from '@switchboard/call-flow/zone'
import { holidays } from '@switchboard/contract/holidays'
import type { FastifyInstance } from 'fastify'
import { problem } from '../../http/errors.ts'
import { route } from '../../http/route.ts'
import { daysOffBetween } from './days.ts'
import { IcsError, readIcs } from './ics.ts'
import { readCountries, readLegalHolidays, readRegions } from './legal.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import * as service from './service.ts'

/** Configuration > Holiday calendars. */
export function holidayRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, holidays.list, (ctx) => service.listCalendars(ctx, ctx.query))
  route(app, holidays.get, ({ db, params }) => service.getCalendar(db, params.id))
  route(app, holidays.days, async ({ db, params, query: { year } }) => ({
    items: await daysOffBetween(await service.getCalendar(db, params.id), `${year}-01-01`, `${year}-12-31`),
  }))
  route(app, holidays.create, (ctx) => service.createCalendar(ctx, ctx.body))
  route(app, holidays.update, (ctx) => service.updateCalendar(ctx, ctx.params.id, ctx.body))
  route(app, holidays.uses, ({ db, params }) => usesOf(db, referrers, 'holiday_calendar', params.id))
  route(app, holidays.remove, async (ctx) => {
    await service.removeCalendar(ctx, referrers, ctx.params.id, ctx.query)
    return null
  })
  legalRoutes(app)
}

function legalRoutes(app: FastifyInstance): void {
  route(app, holidays.countries, async () => ({ items: await readCountries() }))
  route(app, holidays.regions, async ({ query: { country } }) => {
    const items = await readRegions(country)
    if (!items) throw problem('validation_failed', { fieldErrors: { country: 'country_unknown' } })
    return { items }
  })
  route(app, holidays.legal, async ({ query: { country, region, year } }) => {
    const fieldErrors = await service.judgeRegion(country, region)
    if (fieldErrors) throw problem('validation_failed', { fieldErrors })
    return { items: [...(await readLegalHolidays(country, region ?? null, year))] }
  })
  route(app, holidays.readIcs, ({ body, actor, clock }) => {
    try {
      return readIcs(body.text, dayOf(actor.tenant.timeZone, clock.now()))
    } catch (error) {
      if (!(error instanceof IcsError)) throw error
      throw problem('validation_failed', {
        fieldErrors: { [`lines.${error.line}`]: error.reason },
        cause: error,
      })
    }
  })
}
