import { z } from 'zod'
import { E164 } from './common.ts'
import { ExtensionRef } from './extension-ref.ts'

const ToExtension = z.object({ kind: z.literal('extension'), extensionId: z.uuid() })
const ToExternal = z.object({ kind: z.literal('external'), number: E164 })

/** Where a phone forwards its calls. */
export const ForwardingDestination = z.discriminatedUnion('kind', [ToExtension, ToExternal])

/**
 * Where a call can be sent: whatever has an internal number, straight into the mailbox of such, or outside the company. In
 * the database a destination is a kind, a composite foreign key and an external number.
 */
export const Destination = z.discriminatedUnion('kind', [
  ToExtension,
  z.object({ kind: z.literal('voicemail'), extensionId: z.uuid() }),
  ToExternal,
])
export type Destination = z.infer<typeof Destination>

/** A destination with the extension that it is, or whose voicemail it is: what the portal shows. */
export const DestinationView = z.discriminatedUnion('kind', [
  ToExtension.extend({ extension: ExtensionRef }),
  z.object({ kind: z.literal('voicemail'), extensionId: z.uuid(), extension: ExtensionRef }),
  ToExternal,
])
export type DestinationView = z.infer<typeof DestinationView>

const ENDS = [
  /** Whoever the company's preferences call the operator. */
  z.object({ kind: z.literal('operator') }),
  z.object({ kind: z.literal('hang_up') }),
] as const

/** What happens when a menu's wait is over, or a key that it does not have is pressed, once too often. */
export const MenuEnd = z.discriminatedUnion('kind', [...Destination.options, ...ENDS])
export type MenuEnd = z.infer<typeof MenuEnd>
export const MenuEndView = z.discriminatedUnion('kind', [...DestinationView.options, ...ENDS])
export type MenuEndView = z.infer<typeof MenuEndView>

const WITHIN_MENU = [
  z.object({ kind: z.literal('dial_by_name') }),
  /** Says the greeting again. */
  z.object({ kind: z.literal('repeat') }),
] as const

/** What a key of a menu does. */
export const MenuAction = z.discriminatedUnion('kind', [...MenuEnd.options, ...WITHIN_MENU])
export type MenuAction = z.infer<typeof MenuAction>
export const MenuActionView = z.discriminatedUnion('kind', [...MenuEndView.options, ...WITHIN_MENU])
export type MenuActionView = z.infer<typeof MenuActionView>
