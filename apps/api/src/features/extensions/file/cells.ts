import { EmailAddress, type Language, Name } from '@switchboard/contract/common'
import { ExtensionNumber, isPhoneKind, VOICEMAIL_DELAY, VoicemailPin } from '@switchboard/contract/extensions'
import {
  EXTENSION_COLUMNS,
  IMPORT_PROBLEMS,
  type ExtensionColumn,
  type ImportProblem,
} from '@switchboard/contract/extensions.import'
import { EXTENSION_NUMBER, isEmergency } from '@switchboard/contract/number-plan'
import { z } from 'zod'
import { isRounded, readDigits, readPhone } from './phone.ts'
import {
  type ForwardingMode,
  FORWARDINGS,
  KINDS,
  LANGUAGE_WORDS,
  readForwarding,
  readKind,
  readLanguage,
  readYesNo,
  YES_NO,
} from './words.ts'

/** What the cells of each column mean; null where an empty cell empties. */
export interface CellValues {
  number: string
  kind: 'user' | 'shared_phone'
  firstName: string
  lastName: string
  /** Of a shared phone. */
  label: string
  email: string | null
  enabled: boolean
  /** E.164 */
  callerId: string | null
  doNotDisturb: boolean
  forwarding: ForwardingMode
  /** An extension's number (2 to 6 digits), or E.164 (with its plus). */
  forwardTo: string | null
  voicemail: boolean
  voicemailPin: string
  /** Seconds. */
  voicemailDelay: number
  voicemailEmail: string | null
  voicemailLanguage: Language
  id: string
}

/** An extension as a file has it: what does not apply (a label of a person's phone), and the PIN, are null or left out. */
export type ExtensionCells = { [C in ExtensionColumn]?: CellValues[C] | null }

/** What a cell says: undefined is an empty one that leaves things as they are (or at their default). */
export type Reading<C extends ExtensionColumn = ExtensionColumn> =
  | { value: CellValues[C] | undefined }
  | { problem: ImportProblem }

/** Reads a text that is not empty; `country` (ISO 3166-1 alpha-2) is the company's. */
type Reader<C extends ExtensionColumn> = (
  text: string,
  country: string,
) => { value: CellValues[C] } | { problem: ImportProblem }

const asProblem = (message: string | undefined) =>
  IMPORT_PROBLEMS.find((problem) => problem === message) ?? ('invalid' as const)

/** By a schema of the contract, whose own words for what is wrong are those of an import as well. */
function bySchema<T>(schema: z.ZodType<T>, text: string): { value: T } | { problem: ImportProblem } {
  const parsed = schema.safeParse(text)
  return parsed.success ? { value: parsed.data } : { problem: asProblem(parsed.error.issues[0]?.message) }
}

/** Line breaks and tabs, which a cell may hold and a name may not, are blanks. */
const oneLine = (text: string) => text.replaceAll(/[\t\r\n]+/g, ' ')

const name = (max: number) => {
  const schema = Name(max)
  return (text: string) => bySchema(schema, oneLine(text))
}
const Id = z.uuid()
const email = (text: string) => bySchema(EmailAddress, text)

const orProblem = <V>(value: V | undefined, problem: ImportProblem) =>
  value === undefined ? { problem } : { value }
const yesNo = (text: string) => {
  const word = readYesNo(text)
  return orProblem(word && word === 'yes', 'yes_no')
}

function readPhoneKind(text: string): ReturnType<Reader<'kind'>> {
  const kind = readKind(text)
  if (!kind) return { problem: 'choice' }
  return isPhoneKind(kind) ? { value: kind } : { problem: 'kind_not_editable' }
}

function readE164(text: string, country: string): { value: string } | { problem: ImportProblem } {
  const phone = readPhone(text, country)
  return 'e164' in phone ? { value: phone.e164 } : phone
}

/** Two to six digits are an extension, also where (in a few small countries) a telephone number is as short. */
function readTarget(text: string, country: string): { value: string } | { problem: ImportProblem } {
  const digits = readDigits(text).replaceAll(/[\s.-]/g, '')
  if (isEmergency(country, digits)) return { problem: 'forwarding_to_emergency' }
  return EXTENSION_NUMBER.test(digits) ? { value: digits } : readE164(text, country)
}

function readDelay(text: string): { value: number } | { problem: ImportProblem } {
  const digits = readDigits(text.replace(/\s*(s|sec|secondes?|seconds?)\.?$/i, ''))
  if (!/^\d{1,9}$/.test(digits)) return { problem: 'invalid' }
  const seconds = Number(digits)
  if (seconds < VOICEMAIL_DELAY.min) return { problem: 'too_small' }
  return seconds > VOICEMAIL_DELAY.max ? { problem: 'too_big' } : { value: seconds }
}

const READERS: { [C in ExtensionColumn]: Reader<C> } = {
  number: (text) =>
    isRounded(text) ? { problem: 'phone_rounded' } : bySchema(ExtensionNumber, readDigits(text)),
  kind: readPhoneKind,
  firstName: name(60),
  lastName: name(60),
  label: name(80),
  email,
  enabled: yesNo,
  callerId: readE164,
  doNotDisturb: yesNo,
  forwarding: (text) => orProblem(readForwarding(text), 'choice'),
  forwardTo: readTarget,
  voicemail: yesNo,
  voicemailPin: (text) => bySchema(VoicemailPin, readDigits(text)),
  voicemailDelay: readDelay,
  voicemailEmail: email,
  voicemailLanguage: (text) => orProblem(readLanguage(text), 'choice'),
  // An id of the wrong shape names nothing: it is as unknown as any other.
  id: (text) => orProblem(Id.safeParse(text.toLowerCase()).data, 'not_found'),
}

/** An empty cell of these takes away what was there; of all others it leaves it. */
const EMPTIED: readonly ExtensionColumn[] = ['email', 'callerId', 'forwardTo', 'voicemailEmail']

/**
 * Reads a cell of a column, in either language and whatever a spreadsheet made of it. What depends on other cells or on
 * the number plan is not judged here: reserved numbers, trivial PINs, targets that do not exist.
 */
export function readCell<C extends ExtensionColumn>(column: C, text: string, country: string): Reading<C> {
  const trimmed = text.trim()
  // No other column than these four allows null.
  if (trimmed === '') return { value: EMPTIED.includes(column) ? (null as CellValues[C]) : undefined }
  if (/[^\P{Cc}\t\r\n]/u.test(trimmed)) return { problem: 'invalid' }
  return READERS[column](trimmed, country)
}

const yesNoIn = (language: Language) => (value: boolean | null | undefined) =>
  typeof value === 'boolean' ? YES_NO[value ? 'yes' : 'no'][language] : ''

/**
 * The cells of an extension in the words of a language; empty where it has nothing. Telephone numbers are E.164, which
 * reads the same in every country. `readCell()` reads each of them back to the same value.
 */
export function toCells(extension: ExtensionCells, language: Language): Record<ExtensionColumn, string> {
  const { enabled, doNotDisturb, voicemail, kind, forwarding, voicemailLanguage } = extension
  const word = yesNoIn(language)
  const text = (value: string | number | null | undefined) => String(value ?? '')
  return {
    number: text(extension.number),
    kind: text(kind && KINDS[kind][language]),
    firstName: text(extension.firstName),
    lastName: text(extension.lastName),
    label: text(extension.label),
    email: text(extension.email),
    enabled: word(enabled),
    callerId: text(extension.callerId),
    doNotDisturb: word(doNotDisturb),
    forwarding: text(forwarding && FORWARDINGS[forwarding][language]),
    forwardTo: text(extension.forwardTo),
    voicemail: word(voicemail),
    voicemailPin: text(extension.voicemailPin),
    voicemailDelay: text(extension.voicemailDelay),
    voicemailEmail: text(extension.voicemailEmail),
    voicemailLanguage: text(voicemailLanguage && LANGUAGE_WORDS[voicemailLanguage][language]),
    id: text(extension.id),
  }
}

/** Cells in the order of the columns. */
export const inOrder = (cells: Record<ExtensionColumn, string>): string[] =>
  EXTENSION_COLUMNS.map((column) => cells[column])
