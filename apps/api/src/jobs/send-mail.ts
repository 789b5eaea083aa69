import type { Language } from '@switchboard/contract/common'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Platform } from '../db/platform.ts'
import type { Files } from '../files/files.ts'
import { makeLink, tokenHashOf } from '../identity/one-time-links.ts'
import { MailError, type Mailer } from './mail.ts'
import { renderMail } from './mails/layout.ts'
import type { MailContext } from './mails/template.ts'
import { type MailKind, TEMPLATES } from './mails/templates.ts'
import type { OutboxMessages } from './outbox.ts'

export interface MailOptions {
  platform: Platform
  clock: Clock
  log: FastifyBaseLogger
  mailer: Mailer
  files: Files
  /** Where the portal is reached. */
  publicUrl: string
}

/** A mail that was asked for: what its outbox row said. */
export interface MailMessage<K extends MailKind = MailKind> {
  id: string
  kind: K
  tenantId: string
  payload: OutboxMessages[K]
  /** ISO instant. */
  askedAt: string
}

type Outcome =
  | { state: 'sent'; sentAt: Date }
  | { state: 'queued' | 'failed'; failure: 'unreachable' | 'refused' | 'internal'; smtpStatus: number | null }
  | { state: 'dropped' }

/** Nobody in particular: the company's language, and no name to greet. */
async function findCompany(prisma: Platform['prisma'], id: string) {
  const { name, language, timeZone } = await prisma.tenant.findUniqueOrThrow({ where: { id } })
  return { email: null, firstName: '', language: language as Language, companyName: name, timeZone }
}

async function findReader({ prisma }: Platform, { kind, tenantId, payload }: MailMessage) {
  const user = await prisma.appUser.findUnique({
    where: { tenantId_id: { tenantId, id: payload.userId } },
    select: {
      firstName: true,
      email: true,
      language: true,
      tenant: { select: { name: true, language: true, timeZone: true } },
    },
  })
  if (!user) return TEMPLATES[kind].withoutPerson ? findCompany(prisma, tenantId) : null
  const { firstName, email, tenant } = user
  const language = (user.language ?? tenant.language) as Language
  return { email, firstName, language, companyName: tenant.name, timeZone: tenant.timeZone }
}

/**
 * Writes the mail and hands it over. Links are made here, so that they are in no queue and no log: only their hashes are
 * stored, and whoever can read jobs can sign in as nobody.
 * @returns the address; null when nobody is to be written to any more
 */
async function deliver<K extends MailKind>(
  options: MailOptions,
  message: MailMessage<K>,
): Promise<string | null> {
  const { platform, clock, mailer, files, publicUrl } = options
  const { tenantId, payload } = message
  const { prisma } = platform
  const template = TEMPLATES[message.kind]
  const reader = await findReader(platform, message)
  if (!reader) return null
  const to = template.addressOf
    ? await template.addressOf({ tenantId, payload, prisma, files })
    : reader.email
  if (to === null) return null
  const askedAt = new Date(message.askedAt)
  const made: string[] = []
  const context: MailContext<OutboxMessages[K]> = {
    tenantId,
    payload,
    prisma,
    files,
    reader,
    to,
    askedAt,
    pageUrl: (path) => `${publicUrl.replace(/\/$/, '')}${path}`,
    makeLink: async (purpose) => {
      const newEmail = purpose === 'email_change' ? to : null
      const link = { tenantId, userId: payload.userId, purpose, newEmail }
      const token = await makeLink(prisma, link, { askedAt, now: clock.now() })
      if (token !== null) made.push(token)
      return token
    },
  }
  const content = await template.write(context)
  if (!content) return null
  const attachment = await template.attachment?.(context)
  const attachments = attachment ? [attachment] : []
  try {
    await mailer.send({ to, ...renderMail(reader.language, content), attachments })
  } catch (error) {
    // The next try makes its own.
    await prisma.oneTimeLink.deleteMany({ where: { tokenHash: { in: made.map(tokenHashOf) } } })
    throw error
  }
  return to
}

/** Notes in the company's log what a try has come to. */
async function note(
  { platform }: MailOptions,
  { tenantId, id }: MailMessage,
  outcome: Outcome,
  address?: string,
) {
  const failed = 'failure' in outcome
  await platform.prisma.mailLog.updateMany({
    where: { tenantId, id },
    data: {
      ...outcome,
      ...(address !== undefined && { address }),
      ...(!failed && { failure: null, smtpStatus: null }),
      ...(outcome.state !== 'dropped' && { tries: { increment: 1 } }),
    },
  })
}

/**
 * Sends one mail and notes it in the company's log.
 * @param isLastTry of the queue's
 * @throws Error when it should be tried again
 */
export async function sendMail(
  options: MailOptions,
  message: MailMessage,
  isLastTry: boolean,
): Promise<void> {
  const { clock, platform, log } = options
  try {
    const address = await deliver(options, message)
    if (address === null) return await note(options, message, { state: 'dropped' })
    const at = clock.now()
    await note(options, message, { state: 'sent', sentAt: at }, address)
    const { kind, tenantId, payload } = message
    const detail = { kind, tenantId, userId: payload.userId }
    await platform.audit({ at, actor: 'worker', action: 'mail.sent', detail })
  } catch (error) {
    const { failure, status, final } =
      error instanceof MailError ? error : { failure: 'internal' as const, status: null, final: false }
    const state = final || isLastTry ? 'failed' : 'queued'
    await note(options, message, { state, failure, smtpStatus: status })
    if (!final) throw error
    log.warn({ err: error, mail: message.id }, 'a mail was refused for good')
  }
}
