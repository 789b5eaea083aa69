import { hasSiren } from '@switchboard/contract/company'
import { QUICK_STEPS, type QuickStep } from '@switchboard/contract/quick-start'
import type { TenantDb } from '../db/tenant.ts'

/** Is the company known well enough for an invoice and a porting request? */
async function isCompanyTold(db: TenantDb): Promise<boolean> {
  const { country, addressLine1, siren, siret } = await db.tenant.findFirstOrThrow()
  return addressLine1 !== null && (!hasSiren(country) || siren !== null || siret !== null)
}

/** What there is of each step of a company's first day; a step is done as soon as there is any. */
export const COUNT_STEP: Record<QuickStep, (db: TenantDb) => Promise<number>> = {
  company: async (db) => Number(await isCompanyTold(db)),
  people: (db) => db.extension.count({ where: { kind: 'user' } }),
  numbers: (db) => db.phoneNumber.count({ where: { destinationKind: { not: null } } }),
  hours: (db) => db.schedule.count(),
  greeting: (db) => db.receptionistMenu.count({ where: { mode: 'open', greetingKind: { not: 'none' } } }),
}

/** Is any step left? Asked in their order, so that a new company answers at the first one. */
export async function hasStepsLeft(db: TenantDb): Promise<boolean> {
  for (const step of QUICK_STEPS) if ((await COUNT_STEP[step](db)) === 0) return true
  return false
}
