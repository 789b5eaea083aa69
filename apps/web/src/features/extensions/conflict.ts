import { ApiError } from '../../api/errors.ts'
import type { ExtensionForm, PhoneExtension } from './form.ts'

/** What is compared as one thing, and the form fields that make it. A first name of one and a last name of the other is nobody. */
const PARTS = {
  name: ['holderKind', 'firstName', 'lastName', 'label'],
  email: ['email'],
  number: ['number'],
  callerId: ['callerIdNumberId'],
  forwarding: ['forwardingMode', 'destinationKind', 'destinationExtension', 'destinationNumber'],
  enabled: ['enabled'],
  doNotDisturb: ['doNotDisturb'],
  voicemail: ['voicemailEnabled'],
  pin: ['pin'],
  voicemailDelay: ['delaySeconds'],
  voicemailEmail: ['voicemailEmail'],
  voicemailLanguage: ['voicemailLanguage'],
} as const satisfies Record<string, readonly (keyof ExtensionForm)[]>

export type Part = keyof typeof PARTS
const PART_NAMES = Object.keys(PARTS) as Part[]

/** Whose version of a part is kept. */
export type Side = 'mine' | 'theirs'
export type Choice = Partial<Record<Part, Side>>

/** A part that two people left different, and who moved it away from what both had opened. */
export interface Difference {
  part: Part
  changedBy: 'me' | 'them' | 'both'
}

type Value = ExtensionForm[keyof ExtensionForm]

const key = (value: Value) => (typeof value === 'object' ? (value?.id ?? '') : value)

const same = (part: Part, a: ExtensionForm, b: ExtensionForm) =>
  PARTS[part].every((field) => key(a[field]) === key(b[field]))

/**
 * Where `mine` and `theirs` differ, in the form's order; all three settled (`settle`). `base` is what both opened.
 * A typed PIN is a difference whatever they did: the server does not tell the one that is set.
 */
export function differences(base: ExtensionForm, mine: ExtensionForm, theirs: ExtensionForm): Difference[] {
  return PART_NAMES.filter((part) => !same(part, mine, theirs)).map((part) => {
    if (same(part, base, theirs)) return { part, changedBy: 'me' }
    return { part, changedBy: same(part, base, mine) ? 'them' : 'both' }
  })
}

/** What each did stays; where both changed the same thing, mine until chosen otherwise. */
export const proposal = (found: Difference[]): Choice =>
  Object.fromEntries(found.map(({ part, changedBy }) => [part, changedBy === 'them' ? 'theirs' : 'mine']))

/** Every part by one side. */
export const allFrom = (found: Difference[], side: Side): Choice =>
  Object.fromEntries(found.map(({ part }) => [part, side]))

/** The form fields of these parts. */
export const fieldsOf = (parts: Choice): (keyof ExtensionForm)[] =>
  PART_NAMES.filter((part) => part in parts).flatMap((part) => [...PARTS[part]])

/** The form that `choice` makes of two versions; parts not chosen are theirs. */
export function merge(mine: ExtensionForm, theirs: ExtensionForm, choice: Choice): ExtensionForm {
  const taken = PART_NAMES.filter((part) => choice[part] === 'mine').flatMap((part) => [...PARTS[part]])
  return { ...theirs, ...Object.fromEntries(taken.map((field) => [field, mine[field]])) }
}

/** The version that someone saved in between, when that is why a save was refused. */
export const newerOf = <Phone extends PhoneExtension>(error: Error | null): Phone | undefined =>
  error instanceof ApiError && error.code === 'version_conflict' ? (error.current as Phone) : undefined
