import { z } from 'zod'

/** Everything that has an internal number; all share one number plan. */
export const EXTENSION_KINDS = [
  'user',
  'shared_phone',
  'ring_group',
  'receptionist',
  'conference',
  'voicemail',
  'fax',
] as const
export const ExtensionKind = z.enum(EXTENSION_KINDS)
export type ExtensionKind = z.infer<typeof ExtensionKind>

/** An extension as others refer to it. */
export const ExtensionRef = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  kind: ExtensionKind,
})
export type ExtensionRef = z.infer<typeof ExtensionRef>
