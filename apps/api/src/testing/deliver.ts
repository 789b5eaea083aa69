import { pino } from 'pino'
import type { Mail } from '../jobs/mail.ts'
import type { MailMessage } from '../jobs/send-mail.ts'
import { sendMail } from '../jobs/send-mail.ts'
import type { TestApp } from './app.ts'
import { owner } from './db.ts'

const log = pino({ level: 'silent' })

/** What the worker does of a company's outbox, in the order in which it was asked for. @returns what was mailed */
export async function deliver({ app, clock }: TestApp, tenantId: string): Promise<Mail[]> {
  const { database, files } = app.portal
  const sent: Mail[] = []
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: () => {} }
  const publicUrl = 'https://portal.example.test'
  const options = { platform: database.platform, clock, log, mailer, files, publicUrl }
  const rows = await owner.outbox.findMany({
    where: { tenantId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  await owner.outbox.deleteMany({ where: { tenantId } })
  for (const { id, kind, payload, createdAt } of rows) {
    const message = { id, kind, tenantId, payload, askedAt: createdAt.toISOString() }
    await sendMail(options, message as MailMessage, false)
  }
  return sent
}
