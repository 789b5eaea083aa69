import type { Language } from '@switchboard/contract/common'
import { deviceOf } from '../../identity/device.ts'
import { instant } from './instant.ts'
import {
  type MailContext,
  type MailTemplate,
  mailTemplate,
  type Reader,
  toProvenAddress,
} from './template.ts'

/** Whom it is about, and where something was done from. */
interface Where {
  userId: string
  network: string
  /** A `User-Agent` header. */
  device: string
}

/** What is particular to one notice. */
interface NoticeWords {
  subject: string
  paragraphs: readonly string[]
  /** In small print: when this mail is sent. */
  sent: string
}

interface Notice<Payload, More> extends Pick<MailTemplate<Payload>, 'addressOf'> {
  /** What is told beside the payload; null when there is nothing to tell any more. */
  more?: (context: MailContext<Payload>) => Promise<More | null>
  words: Record<Language, (known: Reader & Payload & More) => NoticeWords>
  /** Where those go who did not do it. */
  notMePath?: `/${string}`
  example: Omit<Payload & More, 'userId' | keyof Where>
}

interface Around {
  locale: string
  greeting: (firstName: string) => string
  when: string
  device: string
  on: string
  unknown: string
  network: string
  notMe: string
}

const AROUND: Record<Language, Around> = {
  fr: {
    locale: 'fr-FR',
    greeting: (firstName) => `Bonjour ${firstName},`,
    when: 'Date',
    device: 'Appareil',
    on: 'sous',
    unknown: 'inconnu',
    network: 'Adresse du réseau',
    notMe: 'Ce n’était pas moi',
  },
  en: {
    locale: 'en-US',
    greeting: (firstName) => `Hello ${firstName},`,
    when: 'When',
    device: 'Device',
    on: 'on',
    unknown: 'unknown',
    network: 'Network address',
    notMe: 'It was not me',
  },
}

/** `Firefox on Windows`, or as much of it as the browser tells. */
function nameOf(userAgent: string, { on, unknown }: Around): string {
  const { browser, system } = deviceOf(userAgent)
  return [browser, system].filter(Boolean).join(` ${on} `) || unknown
}

/**
 * Tells people that something about how they sign in has changed, who may not have done it: what, when, from where, and
 * the way to a new password for whoever it was not.
 */
export function noticeTemplate<Payload extends Where, More extends object = object>({
  more,
  words,
  notMePath = '/forgot-password',
  example,
  addressOf = toProvenAddress,
}: Notice<Payload, More>): MailTemplate<Payload> {
  type Facts = Payload & More & { at: Date; link: string }
  const write = (language: Language) => (known: Reader & Facts) => {
    const around = AROUND[language]
    const { subject, paragraphs, sent } = words[language](known)
    const { firstName, timeZone, at, network, device, link } = known
    return {
      subject,
      greeting: around.greeting(firstName),
      paragraphs,
      facts: [
        [around.when, instant(around.locale, at, timeZone)],
        [around.device, nameOf(device, around)],
        [around.network, network],
      ] as const,
      action: { label: around.notMe, href: link },
      afterwards: [sent],
    }
  }
  return mailTemplate<Payload, Facts>({
    addressOf,
    facts: async (context) => {
      const { askedAt, payload, pageUrl } = context
      const looked = more ? await more(context) : ({} as More)
      return looked && { ...payload, ...looked, at: askedAt, link: pageUrl(notMePath) }
    },
    words: { fr: write('fr'), en: write('en') },
    example: {
      ...example,
      at: new Date('2026-11-22T13:30:00Z'),
      network: '203.0.113.7',
      device: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0',
      link: `https://portal.example.com${notMePath}`,
    } as unknown as Facts,
  })
}
