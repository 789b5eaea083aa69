import type { Language } from '@switchboard/contract/common'
import type { Files } from '../../files/files.ts'
import type { Platform } from '../../db/platform.ts'
import type { LinkPurpose } from '../../identity/one-time-links.ts'
import { provenAddress } from '../../identity/sign-in-names.ts'
import type { MailContent } from './layout.ts'

/** Who is written to. */
export interface Reader {
  /** Empty where nobody in particular is written to. */
  firstName: string
  companyName: string
  language: Language
  /** IANA name of the company's; every time is told in it. */
  timeZone: string
}

/** A mail that is to be sent, and where to look up what it is about. */
export interface MailRequest<Payload> {
  tenantId: string
  payload: Payload
  prisma: Platform['prisma']
  files: Files
}

/** What a mail brings along. */
export interface Attachment {
  filename: string
  contentType: string
  content: Buffer
}

/** What a mail is made from at the moment at which it is sent. */
export interface MailContext<Payload> extends MailRequest<Payload> {
  reader: Reader
  /** The address that it goes to. */
  to: string
  /** When the mail was asked for. */
  askedAt: Date
  /** The address of a page, from PUBLIC_URL: no request has a say in it. */
  pageUrl: (path: `/${string}`) => string
  /** The token of a fresh link for the reader; null when a later request was faster and this mail is not wanted. */
  makeLink: (purpose: LinkPurpose) => Promise<string | null>
}

/** To the address that the person has shown to be theirs, whatever their details say. */
export const toProvenAddress = ({
  prisma,
  tenantId,
  payload: { userId },
}: MailRequest<{ userId: string }>): Promise<string | null> => provenAddress(prisma, { tenantId, userId })

/** One kind of mail. */
export interface MailTemplate<Payload> {
  /** Where it goes, if not to the person's own address; null when it is not wanted any more. */
  addressOf?: (request: MailRequest<Payload>) => Promise<string | null>
  /** Also sent where `userId` is nobody's: to the address of a thing, a shared phone's mailbox, that is read by whoever reads it. */
  withoutPerson?: true
  attachment?: (request: MailRequest<Payload>) => Promise<Attachment | null>
  /** Null when there is nothing to send any more. */
  write(context: MailContext<Payload>): Promise<MailContent | null>
  /** The mail as the preview shows it. */
  example(reader: Reader): MailContent
}

interface Parts<Payload, Facts> extends Pick<
  MailTemplate<Payload>,
  'addressOf' | 'withoutPerson' | 'attachment'
> {
  /** What the mail tells beside its reader's name. */
  facts: (context: MailContext<Payload>) => Facts | null | Promise<Facts | null>
  words: Record<Language, (known: Reader & Facts) => MailContent>
  example: Facts
}

/** One mail, in both languages. */
export const mailTemplate = <Payload, Facts>({
  facts,
  words,
  example,
  ...rest
}: Parts<Payload, Facts>): MailTemplate<Payload> => ({
  ...rest,
  async write(context) {
    const { reader } = context
    const known = await facts(context)
    return known && words[reader.language]({ ...reader, ...known })
  },
  example: (reader) => words[reader.language]({ ...reader, ...example }),
})
