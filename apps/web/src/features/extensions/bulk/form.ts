import type { Language } from '@switchboard/contract/common'
import type { DestinationView } from '@switchboard/contract/destination'
import { VOICEMAIL_DELAY, type Forwarding } from '@switchboard/contract/extensions'
import type { ExtensionBulkChange } from '@switchboard/contract/extensions.bulk'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { toForwarding } from '../form.ts'

/** Of a setting that stays as each extension has it. */
export const KEEP = 'keep'
export type OnOff = typeof KEEP | 'on' | 'off'

/** What the panel for many extensions holds: for each setting a value for all, or none. */
export interface BulkForm {
  enabled: OnOff
  doNotDisturb: OnOff
  forwardingMode: typeof KEEP | Forwarding['mode']
  destination: DestinationView | null
  voicemailEnabled: OnOff
  /** Seconds; empty leaves it as it is. */
  delaySeconds: number | ''
  voicemailLanguage: typeof KEEP | Language
}

export const BLANK: BulkForm = {
  enabled: KEEP,
  doNotDisturb: KEEP,
  forwardingMode: KEEP,
  destination: null,
  voicemailEnabled: KEEP,
  delaySeconds: '',
  voicemailLanguage: KEEP,
}

/** What is sent: the settings that have a value. */
export function toChange(values: BulkForm): ExtensionBulkChange {
  const { enabled, doNotDisturb, forwardingMode, destination } = values
  const { voicemailEnabled, delaySeconds, voicemailLanguage } = values
  const voicemail = {
    ...(voicemailEnabled !== KEEP && { enabled: voicemailEnabled === 'on' }),
    ...(delaySeconds !== '' && { delaySeconds }),
    ...(voicemailLanguage !== KEEP && { language: voicemailLanguage }),
  }
  return {
    ...(enabled !== KEEP && { enabled: enabled === 'on' }),
    ...(doNotDisturb !== KEEP && { doNotDisturb: doNotDisturb === 'on' }),
    ...(forwardingMode !== KEEP && { forwarding: toForwarding(forwardingMode, destination) }),
    ...(Object.keys(voicemail).length > 0 && { voicemail }),
  }
}

export const changesNothing = (values: BulkForm): boolean => Object.keys(toChange(values)).length === 0

/** What can be told without the server. */
export function validate(values: BulkForm): Partial<Record<keyof BulkForm, FieldErrorCode>> {
  const { forwardingMode, destination, delaySeconds } = values
  const forwards = forwardingMode === 'offline' || forwardingMode === 'always'
  const { min, max } = VOICEMAIL_DELAY
  return {
    ...(forwards && !destination && { destination: 'required' }),
    ...(delaySeconds !== '' && delaySeconds < min && { delaySeconds: 'too_small' }),
    ...(delaySeconds !== '' && delaySeconds > max && { delaySeconds: 'too_big' }),
  }
}

/** The server's paths by the control that answers for them. */
const FIELD_OF_PATH: Record<string, keyof BulkForm> = {
  'change.forwarding.destination.extensionId': 'destination',
  'change.forwarding.destination.number': 'destination',
  'change.voicemail.delaySeconds': 'delaySeconds',
}

/** What the server told of the request's paths, at the form's fields. */
export const toFormErrors = <T>(byPath: Record<string, T>): Partial<Record<keyof BulkForm, T>> =>
  Object.fromEntries(
    Object.entries(byPath).flatMap(([path, told]) => {
      const field = FIELD_OF_PATH[path]
      return field ? [[field, told]] : []
    }),
  )
