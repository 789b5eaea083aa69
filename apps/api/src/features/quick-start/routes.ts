import { hasSiren } from '@switchboard/contract/company'
import { QUICK_STEPS, quickStart, type QuickStep } from '@switchboard/contract/quick-start'
import type { FastifyInstance } from 'fastify'
import type { TenantDb } from '../../db/tenant.ts'
import { route } from '../../http/route.ts'

/** Is the company known well enough for an invoice and a porting request? */
async function isCompanyTold(db: TenantDb): Promise<boolean> {
  const { country, addressLine1, siren, siret } = await db.tenant.findFirstOrThrow()
  return addressLine1 !== null && (!hasSiren(country) || siren !== null || siret !== null)
}

/** What there is of each step; a step is done as soon as there is any. */
async function countSteps(db: TenantDb): Promise<Record<QuickStep, number>> {
  return {
    company: Number(await isCompanyTold(db)),
    people: await db.extension.count({ where: { kind: 'user' } }),
    numbers: await db.phoneNumber.count({ where: { destinationKind: { not: null } } }),
    hours: await db.schedule.count(),
    greeting: await db.receptionistMenu.count({
      where: { mode: 'open', greetingKind: { not: 'none' } },
    }),
  }
}

/** Configuration > First steps. */
export function quickStartRoutes(app: FastifyInstance): void {
  route(app, quickStart.get, async ({ db }) => {
    const counts = await countSteps(db)
    return { steps: QUICK_STEPS.map((id) => ({ id, count: counts[id], done: counts[id] > 0 })) }
  })
}
