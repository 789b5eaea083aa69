import type { Language } from '@switchboard/contract/common'
import type { ConferenceBridge } from '@switchboard/contract/conferences'
import en from './invitation.en.json' with { type: 'json' }
import fr from './invitation.fr.json' with { type: 'json' }

type Words = typeof en

/** Both at hand: whoever is invited may not speak the language of who invites. */
export const WORDS: Record<Language, Words> = { en, fr }

interface Invitation {
  company: string
  bridge: Pick<ConferenceBridge, 'name' | 'conferenceId'>
  /** Null for none, or one that whoever invites may not see. */
  pin: string | null
  /** Where to dial; the numbers as they are to be read. */
  lines: readonly { number: string; dialedAt: readonly string[] }[]
}

const fill = (text: string, values: Record<string, string>) =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')

/** `482193` → `482 193`, as it is read aloud; fewer than six digits are read at once. */
const spaced = (digits: string) => {
  const half = digits.length / 2
  return half < 3 || digits.length % 2 === 1 ? digits : `${digits.slice(0, half)} ${digits.slice(half)}`
}

/** What participants are told, line by line. */
export function invitationText(words: Words, { company, bridge, pin, lines }: Invitation): string {
  const outside = lines.flatMap(({ dialedAt }) => dialedAt)
  const inside = lines.map(({ number }) => number)
  return [
    fill(words.title, { name: bridge.name, company }),
    ...(outside.length > 0 ? [fill(words.dial, { numbers: outside.join(words.or) })] : []),
    ...(inside.length > 0 ? [fill(words.dialInside, { numbers: inside.join(words.or), company })] : []),
    fill(words.conferenceId, { conferenceId: spaced(bridge.conferenceId) }),
    ...(pin === null ? [] : [fill(words.pin, { pin: spaced(pin) })]),
  ].join('\n')
}
