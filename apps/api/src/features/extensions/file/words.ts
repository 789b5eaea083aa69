import type { Language } from '@switchboard/contract/common'
import type { ExtensionKind } from '@switchboard/contract/extension-ref'

/** The modes of forwarding, least first. */
export const FORWARDING_MODES = ['off', 'offline', 'always'] as const
export type ForwardingMode = (typeof FORWARDING_MODES)[number]

/** A value as files of a language write it, and how it may be written as well, in any language. */
interface Word {
  fr: string
  en: string
  also: string
}

export const YES_NO: Record<'yes' | 'no', Word> = {
  yes: {
    fr: 'oui',
    en: 'yes',
    also: 'o, y, vrai, true, v, t, 1, x, on, activé, activée, actif, active, enabled, ✓, ☑',
  },
  no: {
    fr: 'non',
    en: 'no',
    also: 'n, faux, false, f, 0, off, désactivé, désactivée, inactif, inactive, disabled, -, ☐',
  },
}

export const KINDS: Record<ExtensionKind, Word> = {
  user: {
    fr: 'Poste personnel',
    en: 'Personal phone',
    also: 'personnel, personal, personne, person, utilisateur, user, individuel, nominatif, digital user, standard',
  },
  shared_phone: {
    fr: 'Poste partagé',
    en: 'Shared phone',
    also: 'partagé, shared, commun, common, lieu, place, location, shared_phone, common area phone, limited extension',
  },
  ring_group: { fr: 'Groupe d’appels', en: 'Ring group', also: 'ring_group, groupe, groupe d’appel, group' },
  receptionist: {
    fr: 'Réceptionniste virtuelle',
    en: 'Virtual receptionist',
    also: 'receptionist, ivr, svi',
  },
  conference: { fr: 'Salle de conférence', en: 'Conference room', also: 'conference' },
  voicemail: { fr: 'Boîte vocale', en: 'Voicemail box', also: 'voicemail' },
  fax: { fr: 'Fax', en: 'Fax', also: 'télécopie, télécopieur' },
}

export const FORWARDINGS: Record<ForwardingMode, Word> = {
  off: {
    fr: 'Aucun',
    en: 'Off',
    also: 'aucune, non, no, none, never, jamais, désactivé, disabled, 0, faux, false',
  },
  offline: {
    fr: 'Hors ligne',
    en: 'When offline',
    also: 'offline, si hors ligne, non connecté, not connected',
  },
  always: {
    fr: 'Toujours',
    en: 'Always',
    also: 'immédiat, inconditionnel, all, all calls, tous les appels, unconditional, immediate',
  },
}

export const LANGUAGE_WORDS: Record<Language, Word> = {
  fr: { fr: 'français', en: 'French', also: 'fr, fra, fre, fr-fr, fr-be, fr-ca, fr-ch, french (france)' },
  en: {
    fr: 'anglais',
    en: 'English',
    also: 'en, eng, en-gb, en-us, en-au, en-ca, english (us), english (uk)',
  },
}

/** A word without case, accents and how it is spaced. */
const plain = (word: string) =>
  word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()

/** Finds the value that a word of either language stands for; undefined when none does. */
function reader<V extends string>(words: Record<V, Word>): (text: string) => V | undefined {
  const known = new Map<string, V>()
  for (const value of Object.keys(words) as V[]) {
    const { fr, en, also } = words[value]
    for (const word of [fr, en, ...also.split(', ')]) known.set(plain(word), value)
  }
  return (text) => known.get(plain(text))
}

export const readYesNo = reader(YES_NO)
export const readKind = reader(KINDS)
export const readForwarding = reader(FORWARDINGS)
export const readLanguage = reader(LANGUAGE_WORDS)
