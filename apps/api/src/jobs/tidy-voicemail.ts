import { RETENTION } from '@switchboard/contract/preferences'
import { VOICEMAIL_RESTORE_DAYS } from '@switchboard/contract/voicemail'
import type { Platform } from '../db/platform.ts'
import { recordingFolder } from '../features/voicemail/recording.ts'
import type { Files } from '../files/files.ts'

const DAY = 86_400_000
/** Of one company in one round. */
const AT_ONCE = 500

/**
 * Removes messages for good, with their recordings: those that are older by `at` than their company keeps them, and those
 * that were deleted, or whose mailbox was, so long ago that they can no longer be brought back.
 */
export async function tidyVoicemail(
  { prisma }: Pick<Platform, 'prisma'>,
  files: Files,
  at: Date,
): Promise<void> {
  const daysAgo = (days: number) => new Date(at.getTime() - days * DAY)
  const companies = await prisma.tenant.findMany({
    select: { id: true, preferences: { select: { voicemailDays: true } } },
  })
  for (const { id: tenantId, preferences } of companies) {
    const kept = preferences?.voicemailDays ?? RETENTION.voicemailDays.default
    const ended = await prisma.voicemailMessage.findMany({
      where: {
        tenantId,
        OR: [
          { receivedAt: { lte: daysAgo(kept) } },
          { deletedAt: { lte: daysAgo(VOICEMAIL_RESTORE_DAYS) } },
          { boxDeletedAt: { lte: daysAgo(VOICEMAIL_RESTORE_DAYS) } },
        ],
      },
      select: { id: true },
      take: AT_ONCE,
    })
    for (const { id } of ended) {
      // The row goes for good once the files have: should this end in between, the next round does it again.
      await prisma.$transaction(async (transaction) => {
        await transaction.voicemailMessage.deleteMany({ where: { tenantId, id } })
        await files.remove(recordingFolder(tenantId, id))
      })
    }
  }
}
