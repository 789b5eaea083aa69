import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { MAIL_KINDS, type MailKind } from './mails/templates.ts'
import { type MailMessage, type MailOptions, sendMail } from './send-mail.ts'

/** Sent at the same time by one process, each over a connection of its own. */
const AT_ONCE = 8

/** The queue of each kind of mail. */
export const MAIL_QUEUES = Object.fromEntries(MAIL_KINDS.map((kind) => [kind, 'mail'])) as Record<
  MailKind,
  string
>

/** Takes mails from their queue; one that fails is tried again by the queue's rules (prisma/jobs.ts). */
export async function takeMails(boss: PgBoss, options: MailOptions): Promise<void> {
  await boss.work(
    'mail',
    {
      pollingIntervalSeconds: 1,
      batchSize: AT_ONCE,
      burstWhenBatchFull: true,
      includeMetadata: true,
      perJobResults: true,
    },
    (jobs: JobWithMetadata<MailMessage>[]) =>
      Promise.all(
        jobs.map(async ({ id, data, retryCount, retryLimit }) => {
          try {
            await sendMail(options, data, retryCount >= retryLimit)
            return { id, status: 'completed' as const }
          } catch (error) {
            const output = { message: error instanceof Error ? error.message : String(error) }
            return { id, status: 'failed' as const, output }
          }
        }),
      ),
  )
}
