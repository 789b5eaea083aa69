/** A code that callers must be able to dial, so that it cannot be an extension. `x` in a code stands for any one digit. */
export interface ReservedCode {
  code: string
  reason: 'emergency' | 'social' | 'operator' | 'directory' | 'portability'
  /** Where the rule comes from. */
  source: string
}

const ARCEP_EMERGENCY = "arcep.fr, liste des numéros d'urgence"
const ARCEP_PLAN = 'arcep.fr, plan national de numérotation'
const EU_112 = 'directive (EU) 2018/1972, art. 109'
const EU_116 = 'decision 2007/116/EC'
const NANP = 'nanpa.com, N11 codes and 988'
const OFCOM = 'Ofcom, National Telephone Numbering Plan'
const ACMA = 'ACMA, Telecommunications Numbering Plan 2025'
const BNETZA = 'Bundesnetzagentur, Nummernplan für Kurzwahl'
const BIPT = 'bipt.be, emergency numbers'
const OFCOM_CH = 'bakom.admin.ch, short numbers'
const CNMC = 'BOE, Plan nacional de numeración telefónica'
const AGCOM = 'AGCOM, Piano di numerazione'

const codes = (list: string, reason: ReservedCode['reason'], source: string): ReservedCode[] =>
  list.split(' ').map((code) => ({ code, reason, source }))

const EUROPE = [...codes('112', 'emergency', EU_112), ...codes('116xxx', 'social', EU_116)]

const NORTH_AMERICA = [
  ...codes('911 933 988', 'emergency', NANP),
  ...codes('211 311 511 711 811', 'social', NANP),
  ...codes('411', 'directory', NANP),
  ...codes('611', 'operator', NANP),
]

const FRANCE = [
  ...codes('15 17 18 112 114 115 116000 116117 119 191 196 197', 'emergency', ARCEP_EMERGENCY),
  ...codes('116xxx', 'social', EU_116),
  ...codes('10xx', 'operator', ARCEP_PLAN),
  ...codes('118xxx', 'directory', ARCEP_PLAN),
  ...codes('3179', 'portability', ARCEP_PLAN),
]

/** One table per country. Codes with a leading zero need no entry: no extension begins with one. */
const RESERVED: Record<string, readonly ReservedCode[]> = {
  FR: FRANCE,
  GP: FRANCE,
  MQ: FRANCE,
  GF: FRANCE,
  RE: FRANCE,
  YT: FRANCE,
  PM: FRANCE,
  BL: FRANCE,
  MF: FRANCE,
  BE: [...EUROPE, ...codes('100 101', 'emergency', BIPT), ...codes('105 106 107', 'social', BIPT)],
  CH: [
    ...codes('112 117 118 144 1414 1415', 'emergency', OFCOM_CH),
    ...codes('143 147', 'social', OFCOM_CH),
    ...codes('116xxx', 'social', OFCOM_CH),
  ],
  DE: [
    ...EUROPE,
    ...codes('110', 'emergency', BNETZA),
    ...codes('115', 'social', BNETZA),
    ...codes('118xx', 'directory', BNETZA),
  ],
  ES: [...EUROPE, ...codes('118xx', 'directory', CNMC), ...codes('1004', 'operator', CNMC)],
  IT: [
    ...EUROPE,
    ...codes('113 115 118 1530', 'emergency', AGCOM),
    ...codes('114 117 1515 1522', 'social', AGCOM),
  ],
  LU: [...EUROPE, ...codes('113', 'emergency', EU_112), ...codes('118xx', 'directory', EU_112)],
  GB: [
    ...EUROPE,
    ...codes('999', 'emergency', OFCOM),
    ...codes('101 105 111 119', 'social', OFCOM),
    ...codes('118xxx', 'directory', OFCOM),
  ],
  US: NORTH_AMERICA,
  CA: NORTH_AMERICA,
  AU: [...codes('106 112', 'emergency', ACMA), ...codes('1100 1194 1196', 'operator', ACMA)],
}

/** A country without a table of its own still keeps the number that every GSM network sends to emergency services. */
const DEFAULT_RESERVED = codes('112', 'emergency', '3GPP TS 22.101, 10.1.1')

/** The codes that `country` (ISO 3166-1 alpha-2) sets apart. */
export const reservedCodes = (country: string): readonly ReservedCode[] =>
  RESERVED[country] ?? DEFAULT_RESERVED

/** What an international number of each country begins with (ITU-T E.164), where it has a table above. */
const CALLING_CODES: Record<string, string> = {
  FR: '33',
  GP: '590',
  MQ: '596',
  GF: '594',
  RE: '262',
  YT: '262',
  PM: '508',
  BL: '590',
  MF: '590',
  BE: '32',
  CH: '41',
  DE: '49',
  ES: '34',
  IT: '39',
  LU: '352',
  GB: '44',
  US: '1',
  CA: '1',
  AU: '61',
}

/** The numbers of `country` that save lives. Nothing may block, restrict or price them, and nothing may be one of them. */
export const emergencyNumbers = (country: string): string[] =>
  reservedCodes(country).flatMap(({ code, reason }) => (reason === 'emergency' ? [code] : []))

/** The same as somebody may write them in international form: `+3315`. No such subscribers exist. */
function asSubscribers(country: string): string[] {
  const callingCode = CALLING_CODES[country]
  return callingCode === undefined ? [] : emergencyNumbers(country).map((code) => `+${callingCode}${code}`)
}

/**
 * Is `dialled` an emergency number of `country`? However it is written: with spaces, after the 0 of an outside line, or as
 * if it were a subscriber's (`+33 15`, `0033 15`).
 */
export function isEmergency(country: string, dialled: string): boolean {
  const bare = dialled.replaceAll(/[\s.()/-]/g, '')
  return (
    emergencyNumbers(country).includes(bare.replace(/^0(?!0)/, '')) ||
    asSubscribers(country).includes(bare.replace(/^00/, '+'))
  )
}

/** Would a rule about all numbers that begin with `prefix` (`+` and digits) be about an emergency number of `country`? */
export const coversEmergency = (country: string, prefix: string): boolean =>
  asSubscribers(country).some((number) => number.startsWith(prefix))

/** 2 to 6 digits, the first not 0 (0 asks for an outside line). */
export const EXTENSION_NUMBER = /^[1-9]\d{1,5}$/

export type NumberVerdict =
  | { state: 'allowed' }
  /** Allowed, but a phone that dials `code` first waits for more digits. */
  | { state: 'allowed_with_warning'; code: ReservedCode }
  | { state: 'reserved'; code: ReservedCode }
  | { state: 'malformed' }

const matches = (number: string, code: string) =>
  number.length === code.length && [...code].every((digit, at) => digit === 'x' || digit === number[at])

/** May `number` be an extension in `country`? Reserved codes are refused; a number that begins with an emergency code warns. */
export function judgeExtensionNumber(number: string, country: string): NumberVerdict {
  if (!EXTENSION_NUMBER.test(number)) return { state: 'malformed' }
  const reserved = reservedCodes(country)
  const refused = reserved.find(({ code }) => matches(number, code))
  if (refused) return { state: 'reserved', code: refused }
  const shadowed = reserved.find(({ code, reason }) => reason === 'emergency' && number.startsWith(code))
  return shadowed ? { state: 'allowed_with_warning', code: shadowed } : { state: 'allowed' }
}

const isRun = (pin: string, step: number) =>
  [...pin].every((digit, at) => at === 0 || (Number(pin[at - 1]) + step + 10) % 10 === Number(digit))

/**
 * Is a PIN among those that thieves try first? One digit repeated, a run up or down (1234, 8765, 7890), one half
 * repeated (1212, 123123), the middle of the keypad up or down, or the extension's own number.
 */
export function isTrivialPin(pin: string, extensionNumber?: string): boolean {
  const half = pin.slice(0, pin.length / 2)
  return (
    isRun(pin, 0) ||
    isRun(pin, 1) ||
    isRun(pin, -1) ||
    pin === half + half ||
    pin === '2580' ||
    pin === '0852' ||
    (extensionNumber !== undefined && pin === extensionNumber)
  )
}
