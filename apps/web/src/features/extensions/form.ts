import type { Language } from '@switchboard/contract/common'
import type { DestinationView } from '@switchboard/contract/destination'
import type { Extension, ExtensionWrite, Forwarding } from '@switchboard/contract/extensions'
import { DEFAULT_PREFERENCES, type PreferencesWrite } from '@switchboard/contract/preferences'

/** A phone forwards to whatever has an internal number, or to the outside. */
export const FORWARDING_KINDS = ['extension', 'external'] as const

/** What the form holds: one value per control, whether shown or not. `toRequest` makes the contract's shape of it. */
export interface ExtensionForm {
  holderKind: 'person' | 'shared'
  firstName: string
  lastName: string
  email: string
  label: string
  number: string
  /** Id of one of the company's numbers; empty for the company's default. */
  callerIdNumberId: string
  forwardingMode: Forwarding['mode']
  /** Where calls are forwarded to. */
  destination: DestinationView | null
  enabled: boolean
  doNotDisturb: boolean
  blockAnonymous: boolean
  voicemailEnabled: boolean
  /** Empty keeps the PIN that is set. */
  pin: string
  /** Seconds; empty while it is being retyped. */
  delaySeconds: number | ''
  voicemailEmail: string
  /** Does the mail that announces a message bring its recording? */
  voicemailAttach: boolean
  /** Of a greeting; empty for the standard one. */
  voicemailGreetingId: string
  voicemailLanguage: Language
}

/** The extensions that this form can show: phones. */
export type PhoneExtension = Extension & { phone: NonNullable<Extension['phone']> }

export const isPhone = (extension: Extension): extension is PhoneExtension => extension.phone !== null

type Defaults = Pick<PreferencesWrite, 'promptLanguage' | 'voicemail'>

/** An empty form: a personal phone, its mailbox as the company prefers, in the language of its prompts. */
export const blankForm = (
  language: Language,
  { promptLanguage, voicemail }: Defaults = DEFAULT_PREFERENCES,
): ExtensionForm => ({
  holderKind: 'person',
  firstName: '',
  lastName: '',
  email: '',
  label: '',
  number: '',
  callerIdNumberId: '',
  forwardingMode: 'off',
  destination: null,
  enabled: true,
  doNotDisturb: false,
  blockAnonymous: false,
  voicemailEnabled: voicemail.enabled,
  pin: '',
  delaySeconds: voicemail.delaySeconds,
  voicemailEmail: '',
  voicemailAttach: voicemail.attach,
  voicemailGreetingId: '',
  voicemailLanguage: promptLanguage ?? language,
})

function holderFields({ holder }: PhoneExtension['phone']) {
  if (holder.kind === 'shared') {
    return { holderKind: 'shared', firstName: '', lastName: '', email: '', label: holder.label } as const
  }
  const { firstName, lastName, email } = holder
  return { holderKind: 'person', firstName, lastName, email: email ?? '', label: '' } as const
}

function forwardingFields({ forwarding, forwardingTarget }: PhoneExtension['phone']) {
  if (forwarding.mode === 'off') return { forwardingMode: forwarding.mode, destination: null }
  const { mode: forwardingMode, destination } = forwarding
  if (destination.kind === 'external') return { forwardingMode, destination }
  return {
    forwardingMode,
    destination: forwardingTarget && { ...destination, extension: forwardingTarget },
  }
}

/** The form that shows `extension` as it is saved. */
export function fromExtension({ number, phone }: PhoneExtension): ExtensionForm {
  const { voicemail } = phone
  return {
    number,
    ...holderFields(phone),
    ...forwardingFields(phone),
    callerIdNumberId: phone.callerIdNumberId ?? '',
    enabled: phone.enabled,
    doNotDisturb: phone.doNotDisturb,
    blockAnonymous: phone.blockAnonymous,
    voicemailEnabled: voicemail.enabled,
    pin: '',
    delaySeconds: voicemail.delaySeconds,
    voicemailEmail: voicemail.email ?? '',
    voicemailAttach: voicemail.attach,
    voicemailGreetingId: voicemail.greetingId ?? '',
    voicemailLanguage: voicemail.language,
  }
}

/**
 * Resets what the form's choices hide, so that nothing out of sight is sent, refused or compared. A mailbox that is
 * off keeps its settings as they were `saved`.
 */
export function settle(values: ExtensionForm, saved: ExtensionForm): ExtensionForm {
  const person = values.holderKind === 'person'
  const { delaySeconds, voicemailEmail, voicemailAttach, voicemailGreetingId, voicemailLanguage } =
    values.voicemailEnabled ? values : saved
  return {
    ...values,
    voicemailAttach,
    voicemailGreetingId,
    firstName: person ? values.firstName.trim() : '',
    lastName: person ? values.lastName.trim() : '',
    email: person ? values.email.trim().toLowerCase() : '',
    label: person ? '' : values.label.trim(),
    number: values.number.trim(),
    destination: values.forwardingMode === 'off' ? null : values.destination,
    pin: values.voicemailEnabled ? values.pin : '',
    delaySeconds,
    voicemailEmail: voicemailEmail.trim().toLowerCase(),
    voicemailLanguage,
  }
}

const toHolder = ({
  holderKind,
  firstName,
  lastName,
  email,
  label,
}: ExtensionForm): ExtensionWrite['holder'] =>
  holderKind === 'person'
    ? { kind: 'person', firstName, lastName, email: email || null }
    : { kind: 'shared', label }

/** Forwarding in the contract's shape. */
export function toForwarding(mode: Forwarding['mode'], destination: DestinationView | null): Forwarding {
  if (mode === 'off') return { mode }
  if (destination?.kind === 'external') return { mode, destination }
  // Where none was chosen: the contract does not take it.
  return { mode, destination: { kind: 'extension', extensionId: destination?.extensionId ?? '' } }
}

/** What is sent to save `values`, in the contract's shape; it is valid only if `validate` finds nothing. */
export function toRequest(values: ExtensionForm, saved: ExtensionForm): ExtensionWrite {
  const settled = settle(values, saved)
  return {
    number: settled.number,
    holder: toHolder(settled),
    callerIdNumberId: settled.callerIdNumberId || null,
    forwarding: toForwarding(settled.forwardingMode, settled.destination),
    enabled: settled.enabled,
    doNotDisturb: settled.doNotDisturb,
    blockAnonymous: settled.blockAnonymous,
    voicemail: {
      enabled: settled.voicemailEnabled,
      pin: settled.pin || null,
      delaySeconds: settled.delaySeconds === '' ? Number.NaN : settled.delaySeconds,
      email: settled.voicemailEmail || null,
      language: settled.voicemailLanguage,
      attach: settled.voicemailAttach,
      greetingId: settled.voicemailGreetingId || null,
    },
  }
}

/** A new e-mail address of the person is proposed for the mailbox too, as long as nobody chose another one. */
export const withEmail = (values: ExtensionForm, email: string): Partial<ExtensionForm> =>
  values.voicemailEmail === values.email ? { email, voicemailEmail: email } : { email }
