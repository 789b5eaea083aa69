import type { Language } from '@switchboard/contract/common'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { announcementOf, WITH_MAILBOX } from '../../features/voicemail/mailbox.ts'
import { recordingKey } from '../../features/voicemail/recording.ts'
import { instant } from './instant.ts'
import type { MailContent } from './layout.ts'
import { type MailRequest, mailTemplate, type Reader } from './template.ts'

interface Payload {
  userId: string
  messageId: string
}

interface Facts {
  /** Whose mailbox: `204 Claire Durand`. */
  box: string
  /** As people write it; null when it was withheld. */
  caller: string | null
  at: Date
  durationMs: number
  attached: boolean
  link: string
}

/** Larger recordings stay in the portal: mail servers refuse what is much larger than this (RFC 5321 sets no limit). */
const MOST_ATTACHED_BYTES = 10 * 1024 * 1024

/** The message with its box, as they are now; null once one of them was deleted, or the box is another's. */
async function find({ prisma, tenantId, payload: { messageId } }: MailRequest<Payload>) {
  const message = await prisma.voicemailMessage.findUnique({
    where: { tenantId_id: { tenantId, id: messageId } },
    include: { tenant: { select: { country: true } } },
  })
  if (!message || message.deletedAt !== null) return null
  const box = await prisma.extension.findUnique({
    where: { tenantId_id: { tenantId, id: message.extensionId } },
    include: WITH_MAILBOX,
  })
  return box && box.userId === message.userId ? { ...message, box, ...announcementOf(box) } : null
}

/** National in the company's country, international for all others, a colleague's number as it is. */
function written(caller: string | null, name: string | null, country: string): string | null {
  const number = caller === null ? undefined : parsePhoneNumberFromString(caller)
  const text = number?.country === country ? number.formatNational() : number?.formatInternational()
  return [name, text ?? caller].filter(Boolean).join(', ') || null
}

/** The recording that goes along: where the box wants it, and it is there and not too large. */
async function findRecording(request: MailRequest<Payload>) {
  const { files, tenantId, payload } = request
  const message = await find(request)
  if (!message?.attach || message.recordedAt === null) return null
  const key = recordingKey(tenantId, payload.messageId)
  return (await files.size(key)) <= MOST_ATTACHED_BYTES ? { key, at: message.receivedAt } : null
}

const LENGTH: Record<Language, (ms: number) => string> = {
  fr: (ms) => lengthOf(ms, 'fr-FR'),
  en: (ms) => lengthOf(ms, 'en-US'),
}

function lengthOf(ms: number, locale: string): string {
  const seconds = Math.round(ms / 1000)
  const unit = (value: number, name: 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
  const minutes = Math.floor(seconds / 60)
  return [...(minutes > 0 ? [unit(minutes, 'minute')] : []), unit(seconds % 60, 'second')].join(' ')
}

function fr({
  firstName,
  companyName,
  timeZone,
  box,
  caller,
  at,
  durationMs,
  attached,
  link,
}: Reader & Facts): MailContent {
  return {
    subject:
      caller === null
        ? `${companyName} : nouveau message vocal, boîte ${box}`
        : `${companyName} : message vocal de ${caller}, boîte ${box}`,
    greeting: firstName ? `Bonjour ${firstName},` : 'Bonjour,',
    paragraphs: [
      `Un message attend dans la boîte vocale ${box}.`,
      attached
        ? 'L’enregistrement est joint à cet e-mail.'
        : 'Pour l’écouter, ouvrez le portail ou appelez votre messagerie.',
    ],
    facts: [
      ['Appelant', caller ?? 'numéro masqué'],
      ['Reçu', instant('fr-FR', at, timeZone)],
      ['Durée', LENGTH.fr(durationMs)],
    ],
    action: { label: 'Écouter dans le portail', href: link },
    afterwards: ['L’adresse qui reçoit ces annonces se règle dans la messagerie vocale du poste.'],
  }
}

function en({
  firstName,
  companyName,
  timeZone,
  box,
  caller,
  at,
  durationMs,
  attached,
  link,
}: Reader & Facts): MailContent {
  return {
    subject:
      caller === null
        ? `${companyName}: new voicemail message, mailbox ${box}`
        : `${companyName}: voicemail message from ${caller}, mailbox ${box}`,
    greeting: firstName ? `Hello ${firstName},` : 'Hello,',
    paragraphs: [
      `There is a new message in the mailbox ${box}.`,
      attached
        ? 'The recording is attached to this e-mail.'
        : 'To listen to it, open the portal or call your voicemail.',
    ],
    facts: [
      ['Caller', caller ?? 'number withheld'],
      ['Received', instant('en-US', at, timeZone)],
      ['Length', LENGTH.en(durationMs)],
    ],
    action: { label: 'Listen in the portal', href: link },
    afterwards: ['The address that these announcements go to is set in the voicemail of the extension.'],
  }
}

/** Tells of a message on a mailbox, with the recording or without: to the address of the mailbox, whoever reads it. */
export const voicemailLeft = mailTemplate<Payload, Facts>({
  withoutPerson: true,
  addressOf: async (request) => (await find(request))?.email ?? null,
  facts: async (context) => {
    const message = await find(context)
    if (!message) return null
    const { number, name } = message.box
    return {
      box: `${number} ${name}`,
      caller: written(message.caller, message.callerName, message.tenant.country),
      at: message.receivedAt,
      durationMs: message.durationMs,
      attached: (await findRecording(context)) !== null,
      link: context.pageUrl('/usage/voicemail'),
    }
  },
  attachment: async (request) => {
    const found = await findRecording(request)
    if (!found) return null
    const day = found.at.toISOString().slice(0, 16).replaceAll(/\D/g, '-')
    const content = await request.files.readAll(found.key)
    return { filename: `voicemail-${day}.wav`, contentType: 'audio/wav', content }
  },
  words: { fr, en },
  example: {
    box: '204 Claire Durand',
    caller: 'Martin, 06 39 98 00 12',
    at: new Date('2026-11-22T13:30:00Z'),
    durationMs: 83_000,
    attached: true,
    link: 'https://portal.example.com/usage/voicemail',
  },
})
