import type { Platform } from '../db/platform.ts'
import type { Files } from '../files/files.ts'
import { ended } from '../features/extensions/import/store.ts'
import { tidyEngine } from './tidy-engine.ts'
import { tidySounds } from './tidy-sounds.ts'
import { tidyVoicemail } from './tidy-voicemail.ts'

const DAY = 86_400_000
/** Days that a link is kept after its end, for support: "I was sent a link last week". */
const LINK_DAYS = 30
/** Days that a new address is waited for. */
const EMAIL_CHANGE_DAYS = 7
/** Days that the log of mails goes back. */
const MAIL_DAYS = 90
/** Days that an import's rows are kept, for whoever mends those that were left out. */
const IMPORT_DAYS = 30
/** Days that the file of an import waits for its start: it may hold PINs. */
const FILE_DAYS = 1
/** After this long the queue forgets a job that could not be done (pg-boss, `retentionSeconds`). */
const QUEUE_DAYS = 14

/**
 * Removes what has ended by `at`: sessions, sign-ins that were not completed, challenges of passkeys, links of more than a
 * month ago, addresses that nobody confirmed, old imports and files that were never imported, old entries of the log of
 * mails, sounds that nothing uses, messages on mailboxes, what phone engines told. Throttles tidy up themselves.
 */
export async function tidy({ prisma }: Pick<Platform, 'prisma'>, files: Files, at: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(at.getTime() - days * DAY)
  await prisma.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: at } }, { idleExpiresAt: { lte: at } }] },
  })
  await prisma.signInChallenge.deleteMany({ where: { expiresAt: { lte: at } } })
  await prisma.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: at } } })
  await prisma.oneTimeLink.deleteMany({ where: { expiresAt: { lte: daysAgo(LINK_DAYS) } } })
  await prisma.emailChange.deleteMany({ where: { askedAt: { lte: daysAgo(EMAIL_CHANGE_DAYS) } } })
  await prisma.extensionImport.deleteMany({ where: { createdAt: { lte: daysAgo(IMPORT_DAYS) } } })
  await prisma.extensionImport.updateMany({
    where: { state: 'ready', createdAt: { lte: daysAgo(FILE_DAYS) } },
    data: ended('cancelled', at),
  })
  await prisma.mailLog.deleteMany({ where: { queuedAt: { lte: daysAgo(MAIL_DAYS) } } })
  await prisma.mailLog.updateMany({
    where: { state: 'queued', queuedAt: { lte: daysAgo(QUEUE_DAYS) } },
    data: { state: 'failed' },
  })
  await tidySounds({ prisma }, files, at)
  await tidyEngine({ prisma }, at)
  await tidyVoicemail({ prisma }, files, at)
}
