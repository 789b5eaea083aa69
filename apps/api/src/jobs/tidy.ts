import type { Platform } from '../db/platform.ts'

/** Days that an invitation is kept after its end, for support: "I was sent a link last week". */
const KEPT_DAYS = 30

/** Removes what has ended by `at`: sessions, and invitations of more than a month ago. Throttles tidy up themselves. */
export async function tidy({ prisma }: Pick<Platform, 'prisma'>, at: Date): Promise<void> {
  const invitationsUntil = new Date(at.getTime() - KEPT_DAYS * 86_400_000)
  await prisma.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: at } }, { idleExpiresAt: { lte: at } }] },
  })
  await prisma.invitation.deleteMany({ where: { expiresAt: { lte: invitationsUntil } } })
}
