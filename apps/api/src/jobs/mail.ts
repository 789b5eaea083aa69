import { createTransport } from 'nodemailer'

/** One message, in text and in HTML that says the same. */
export interface Mail {
  to: string
  subject: string
  text: string
  html: string
}

/** Hands messages to an SMTP server. */
export interface Mailer {
  /** Resolves when the server has taken the message over. */
  send(mail: Mail): Promise<void>
  close(): void
}

const PATIENCE_MS = 10_000

export function makeMailer(smtpUrl: string, from: string): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail })
    },
    close: () => transport.close(),
  }
}
