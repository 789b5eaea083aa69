import type { Platform } from '../db/platform.ts'

const DAY = 86_400_000
/** Days that an event is known again by its id: what is made of it was made at once. */
const EVENT_DAYS = 7
/** Days that events are kept of which something is still to be made. France keeps such data for a year (CPCE, R10-13). */
const TRAFFIC_DAYS = 365
const TRAFFIC = ['call.', 'conference.', 'fax.'].map((head) => ({ type: { startsWith: head } }))
/** Days that a change is listed which no engine took: one that comes back after them reads everything anyway. */
const CHANGE_DAYS = 30

/** Removes what phone engines told long ago, and changes that none of them ever took but for each company's last. */
export async function tidyEngine({ prisma }: Pick<Platform, 'prisma'>, at: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(at.getTime() - days * DAY)
  await prisma.engineEvent.deleteMany({
    where: { receivedAt: { lte: daysAgo(EVENT_DAYS) }, NOT: { OR: TRAFFIC } },
  })
  await prisma.engineEvent.deleteMany({ where: { receivedAt: { lte: daysAgo(TRAFFIC_DAYS) } } })
  // The last one says that what is saved is not in effect.
  await prisma.$executeRaw`
    delete from configuration_change old
    where old.at <= ${daysAgo(CHANGE_DAYS)} and exists (
      select from configuration_change newer
      where newer.tenant_id = old.tenant_id and (newer.at, newer.id) > (old.at, old.id)
    )`
}
