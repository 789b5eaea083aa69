import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { phoneNumbersInventory } from '@switchboard/contract/phone-numbers.inventory'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../clock.ts'
import { route } from '../../http/route.ts'
import { type Referrer, usesOf } from '../../http/uses.ts'
import { addNumber, releaseNumber } from './inventory.ts'
import { getPhoneNumber, listPhoneNumbers, updatePhoneNumber } from './service.ts'

/** Configuration > Numbers. */
export function phoneNumberRoutes(app: FastifyInstance, referrers: readonly Referrer[]): void {
  route(app, phoneNumbers.list, async ({ db }) => ({ items: await listPhoneNumbers(db) }))
  route(app, phoneNumbers.get, ({ db, params }) => getPhoneNumber(db, params.id))
  route(app, phoneNumbers.update, (ctx) => updatePhoneNumber(ctx, ctx.params.id, ctx.body))
  route(app, phoneNumbers.uses, ({ db, params }) => usesOf(db, referrers, 'phone_number', params.id))

  // The provider's inventory: whichever company's, so by the role of the platform.
  const { platform } = app.portal.database
  const by = ({ program, clock }: { program: { name: string }; clock: Clock }) => ({
    actor: `program ${program.name}`,
    at: clock.now(),
  })
  route(app, phoneNumbersInventory.add, (ctx) => addNumber(platform, ctx.body, by(ctx)))
  route(app, phoneNumbersInventory.release, async (ctx) => {
    await releaseNumber(platform, ctx.params.e164, by(ctx))
    return null
  })
}
