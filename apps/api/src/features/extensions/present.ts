import type { Extension, ExtensionWrite, Forwarding } from '@switchboard/contract/extensions'
import type { ExtensionKind, ExtensionRef } from '@switchboard/contract/extension-ref'
import type { Language } from '@switchboard/contract/common'
import type { Prisma } from '@switchboard/database/client'
import type { Holder } from './holder.ts'

/** What `toExtension` needs to be read with. */
export const WITH_PHONE = {
  user: { select: { firstName: true, lastName: true, email: true, role: true } },
  phone: { include: { forwardedTo: true } },
} satisfies Prisma.ExtensionInclude

export type ExtensionWithPhone = Prisma.ExtensionGetPayload<{ include: typeof WITH_PHONE }>

type RefColumns = { id: string; number: string; name: string; kind: string }

/** The CHECK on `extension.kind` allows no other text. */
export const extensionRef = ({ id, number, name, kind }: RefColumns): ExtensionRef => ({
  id,
  number,
  name,
  kind: kind as ExtensionKind,
})

type Phone = NonNullable<ExtensionWithPhone['phone']>

/** An extension that is a phone. */
export type PhoneRow = ExtensionWithPhone & { phone: Phone }

export const isPhone = (row: ExtensionWithPhone): row is PhoneRow => row.phone !== null

/** The CHECK on `phone_extension` keeps mode, kind and target together. */
function toForwarding(phone: Phone): Forwarding {
  const mode = phone.forwardingMode
  if (mode !== 'offline' && mode !== 'always') return { mode: 'off' }
  if (phone.forwardingExtensionId) {
    return { mode, destination: { kind: 'extension', extensionId: phone.forwardingExtensionId } }
  }
  return { mode, destination: { kind: 'external', number: phone.forwardingExternal ?? '' } }
}

/** Whose phone it is. */
export function toHolder({ name, user }: ExtensionWithPhone): Holder {
  if (!user) return { kind: 'shared', label: name }
  return { kind: 'person', firstName: user.firstName, lastName: user.lastName, email: user.email }
}

const toSettings = (row: ExtensionWithPhone, phone: Phone) => ({
  holder: toHolder(row),
  enabled: phone.enabled,
  callerIdNumberId: phone.callerIdNumberId,
  forwarding: toForwarding(phone),
  doNotDisturb: phone.doNotDisturb,
  blockAnonymous: phone.blockAnonymous,
})

const toVoicemail = (phone: Phone) => ({
  enabled: phone.voicemailEnabled,
  delaySeconds: phone.voicemailDelaySeconds,
  email: phone.voicemailEmail,
  language: phone.voicemailLanguage as Language,
  attach: phone.voicemailAttach,
  greetingId: phone.voicemailGreetingId,
})

/** The only place that shapes an extension for the wire; the PIN is not in it. */
export function toExtension(row: ExtensionWithPhone): Extension {
  const { phone } = row
  return {
    ...extensionRef(row),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    phone: phone && {
      ...toSettings(row, phone),
      userId: row.userId,
      forwardingTarget: phone.forwardedTo && extensionRef(phone.forwardedTo),
      voicemail: { ...toVoicemail(phone), pinSet: phone.voicemailPinSecret !== null },
    },
  }
}

/** A phone as a save that changes nothing would send it. */
export const toWrite = (row: PhoneRow): ExtensionWrite => ({
  number: row.number,
  ...toSettings(row, row.phone),
  voicemail: { ...toVoicemail(row.phone), pin: null },
})
