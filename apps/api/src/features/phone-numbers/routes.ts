import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'

/** The bound of the contract's answer. */
const MOST = 1000

/** The company's public numbers; the page that edits them is not built yet. */
export function phoneNumberRoutes(app: FastifyInstance): void {
  route(app, phoneNumbers.list, async ({ db }) => {
    const { mainNumber } = await db.tenant.findFirstOrThrow({ select: { mainNumber: true } })
    const numbers = await db.phoneNumber.findMany({ orderBy: { e164: 'asc' }, take: MOST })
    const items = numbers.map(({ id, e164, label, callerIdAllowed }) => ({
      id,
      e164,
      label,
      callerIdAllowed,
      main: e164 === mainNumber,
    }))
    return { items: items.toSorted((a, b) => Number(b.main) - Number(a.main)) }
  })
}
