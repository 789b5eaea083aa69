import { createTransport } from 'nodemailer'
import type { RenderedMail } from './mails/layout.ts'
import type { Attachment } from './mails/template.ts'

/** One message, in text and in HTML that says the same. */
export interface Mail extends RenderedMail {
  to: string
  attachments?: Attachment[]
}

/** Hands messages to an SMTP server. */
export interface Mailer {
  /** Resolves when the server has taken the message over. @throws MailError */
  send(mail: Mail): Promise<void>
  close(): void
}

/** Why a message was not taken over. */
export class MailError extends Error {
  override readonly name = 'MailError'
  /** `refused`: the server said no; `unreachable`: it said nothing. */
  readonly failure: 'unreachable' | 'refused'
  /** The server's answer (RFC 5321, 4.2), such as 550; null when there was none. */
  readonly status: number | null
  /** No further try will help: the server does not know this address. */
  readonly final: boolean

  constructor(cause: unknown) {
    const { responseCode = null, command = '' } = cause as { responseCode?: number; command?: string }
    // Not the server's own words: they may repeat what it was told, the sign-in included.
    super(
      responseCode === null ? 'the mail server cannot be reached' : `the mail server said ${responseCode}`,
    )
    this.failure = responseCode === null ? 'unreachable' : 'refused'
    this.status = responseCode
    this.final = responseCode !== null && responseCode >= 500 && command.startsWith('RCPT')
  }
}

const PATIENCE_MS = 10_000

/** So that no out-of-office reply comes back (RFC 3834). */
const HEADERS = { 'Auto-Submitted': 'auto-generated' }

export function makeMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({ from, headers: HEADERS, ...mail })
      } catch (error) {
        throw new MailError(error)
      }
    },
    close: () => transport.close(),
  }
}
