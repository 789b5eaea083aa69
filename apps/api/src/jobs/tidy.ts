import type { Platform } from '../db/platform.ts'

const DAY = 86_400_000
/** Days that a link is kept after its end, for support: "I was sent a link last week". */
const LINK_DAYS = 30
/** Days that the log of mails goes back. */
const MAIL_DAYS = 90
/** After this long the queue forgets a job that could not be done (pg-boss, `retentionSeconds`). */
const QUEUE_DAYS = 14

/**
 * Removes what has ended by `at`: sessions, links of more than a month ago, old entries of the log of mails. Throttles
 * tidy up themselves.
 */
export async function tidy({ prisma }: Pick<Platform, 'prisma'>, at: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(at.getTime() - days * DAY)
  await prisma.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: at } }, { idleExpiresAt: { lte: at } }] },
  })
  await prisma.oneTimeLink.deleteMany({ where: { expiresAt: { lte: daysAgo(LINK_DAYS) } } })
  await prisma.mailLog.deleteMany({ where: { queuedAt: { lte: daysAgo(MAIL_DAYS) } } })
  await prisma.mailLog.updateMany({
    where: { state: 'queued', queuedAt: { lte: daysAgo(QUEUE_DAYS) } },
    data: { state: 'failed' },
  })
}
