import {
  type ConferenceBridge,
  type ConferenceBridgeWrite,
  PARTICIPANTS,
} from '@switchboard/contract/conferences'
import type { DestinationView } from '@switchboard/contract/destination'
import { isTrivialPin } from '@switchboard/contract/number-plan'
import type { FormModel } from '../../patterns/object/model.ts'
import type { FieldErrors } from '../../patterns/object/shape.ts'
import { destinationKey } from '../destinations/index.ts'

/** What the form of a bridge holds. */
export interface BridgeForm {
  name: string
  conferenceId: string
  /** Who enters keys a PIN in. */
  pinRequired: boolean
  /** Empty keeps the one that is set. */
  pin: string
  owner: DestinationView | null
  /** Empty while it is being retyped. */
  maxParticipants: number | ''
  muteOnEntry: boolean
  announce: boolean
}

/** A bridge that only those enter who were told its PIN. */
export const blankBridge = (conferenceId: string, pin: string): BridgeForm => ({
  name: '',
  conferenceId,
  pinRequired: true,
  pin,
  owner: null,
  maxParticipants: PARTICIPANTS.default,
  muteOnEntry: false,
  announce: true,
})

export const fromBridge = ({ owner, pinSet, ...bridge }: ConferenceBridge): BridgeForm => ({
  name: bridge.name,
  conferenceId: bridge.conferenceId,
  pinRequired: pinSet,
  pin: '',
  owner: owner && { kind: 'extension', extensionId: owner.id, extension: owner },
  maxParticipants: bridge.maxParticipants,
  muteOnEntry: bridge.muteOnEntry,
  announce: bridge.announce,
})

const settle = (values: BridgeForm): BridgeForm => ({
  ...values,
  name: values.name.trim(),
  conferenceId: values.conferenceId.trim(),
  pin: values.pinRequired ? values.pin : '',
})

/** The PIN as it is sent: null for none, left out where the one that is set stays. */
function toPin({ pinRequired, pin }: BridgeForm, base: BridgeForm) {
  if (!pinRequired) return { pin: null }
  return pin === '' && base.pinRequired ? {} : { pin }
}

/** What is sent to save `values`; `base` is the form as it was opened. */
export function toBridgeRequest(values: BridgeForm, base: BridgeForm): ConferenceBridgeWrite {
  const settled = settle(values)
  const { owner } = settled
  return {
    name: settled.name,
    conferenceId: settled.conferenceId,
    ...toPin(settled, base),
    ownerExtensionId: owner?.kind === 'extension' ? owner.extensionId : null,
    maxParticipants: settled.maxParticipants === '' ? Number.NaN : settled.maxParticipants,
    muteOnEntry: settled.muteOnEntry,
    announce: settled.announce,
  }
}

/** What the shape of the request cannot tell. */
export const brokenRules = ({ pin, conferenceId }: BridgeForm): FieldErrors =>
  pin !== '' && isTrivialPin(pin, conferenceId) ? { pin: 'pin_trivial' } : {}

/** The field that answers for a path of the request. */
export const fieldOf = (path: string): string => (path === 'ownerExtensionId' ? 'owner' : path)

const PARTS = {
  name: ['name'],
  conferenceId: ['conferenceId'],
  pin: ['pinRequired', 'pin'],
  owner: ['owner'],
  maxParticipants: ['maxParticipants'],
  muteOnEntry: ['muteOnEntry'],
  announce: ['announce'],
} as const satisfies Record<string, readonly (keyof BridgeForm)[]>
export type BridgePart = keyof typeof PARTS

export const BRIDGE_MODEL: FormModel<BridgeForm, BridgePart> = {
  parts: PARTS,
  settle,
  keyOf: (value) => (typeof value === 'object' ? value && destinationKey(value) : value),
}
