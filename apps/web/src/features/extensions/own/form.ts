import type { OwnPhoneChange } from '@switchboard/contract/extensions.own'
import { type Choice, fieldsOf, merge } from '../../../patterns/object/model.ts'
import { type ExtensionForm, toRequest } from '../form.ts'
import { MODEL, type Part } from '../model.ts'

/** What of a phone its holder changes; the rest is an administrator's. */
const OWN = {
  forwarding: 'mine',
  doNotDisturb: 'mine',
  blockAnonymous: 'mine',
  voicemail: 'mine',
  pin: 'mine',
  voicemailDelay: 'mine',
  voicemailEmail: 'mine',
  voicemailAttach: 'mine',
  voicemailGreeting: 'mine',
  voicemailLanguage: 'mine',
} as const satisfies Choice<Part>

const OWN_FIELDS: ReadonlySet<string> = new Set(fieldsOf<ExtensionForm, Part>(MODEL, OWN))

/** Is there something that the holder can do about what is wrong with this field of the form? */
export const isOwnField = (field: string): boolean => OWN_FIELDS.has(field)

/** `values` of the holder, with what an administrator has made of the rest since. */
export const asHolder = (values: ExtensionForm, now: ExtensionForm): ExtensionForm =>
  merge<ExtensionForm, Part>(MODEL, { mine: values, theirs: now }, OWN)

/** What is sent to save `values`. */
export function toOwnChange(values: ExtensionForm, saved: ExtensionForm): Omit<OwnPhoneChange, 'version'> {
  const { doNotDisturb, blockAnonymous, forwarding, voicemail } = toRequest(values, saved)
  return { doNotDisturb, blockAnonymous, forwarding, voicemail }
}
