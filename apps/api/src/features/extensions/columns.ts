import type { ExtensionWrite } from '@switchboard/contract/extensions'
import type { PhoneExtension } from '@switchboard/database/client'
import { searchKey } from '@switchboard/database/search-key'
import type { SecretBox } from '../../http/crypto.ts'
import { holderEmail, holderName } from './holder.ts'

// What a save sends, as the columns that hold it.

/** What a list shows and is searched by. */
export function extensionColumns({ number, holder }: Pick<ExtensionWrite, 'number' | 'holder'>) {
  const name = holderName(holder)
  return {
    number,
    kind: holder.kind === 'person' ? 'user' : 'shared_phone',
    name,
    searchText: searchKey(name, number, holderEmail(holder)),
  }
}

/** What stays where a save says nothing of it. */
type Kept = Pick<
  PhoneExtension,
  'voicemailPinSecret' | 'voicemailAttach' | 'voicemailGreetingId' | 'blockAnonymous'
>

/** Of a new phone. */
const NEW: Kept = {
  voicemailPinSecret: null,
  voicemailAttach: true,
  voicemailGreetingId: null,
  blockAnonymous: false,
}

/** What is to be written of a phone beside its number and its holder. */
interface Settings {
  id: string
  write: ExtensionWrite
  /** The phone as it is; null for a new one. */
  before: Kept | null
}

/** Rows one by one: encrypting thousands of PINs at once would keep everybody waiting. */
export function* phoneRows(secrets: SecretBox, phones: readonly Settings[]) {
  for (const { id, write, before } of phones) {
    const kept = before ?? NEW
    const { enabled, forwarding, voicemail, callerIdNumberId, doNotDisturb } = write
    const destination = forwarding.mode === 'off' ? null : forwarding.destination
    yield {
      extensionId: id,
      enabled,
      callerIdNumberId,
      doNotDisturb,
      blockAnonymous: write.blockAnonymous ?? kept.blockAnonymous,
      forwardingMode: forwarding.mode,
      forwardingKind: destination?.kind ?? null,
      forwardingExtensionId: destination?.kind === 'extension' ? destination.extensionId : null,
      forwardingExternal: destination?.kind === 'external' ? destination.number : null,
      voicemailEnabled: voicemail.enabled,
      voicemailDelaySeconds: voicemail.delaySeconds,
      voicemailEmail: voicemail.email,
      voicemailLanguage: voicemail.language,
      voicemailAttach: voicemail.attach ?? kept.voicemailAttach,
      voicemailGreetingId:
        voicemail.greetingId === undefined ? kept.voicemailGreetingId : voicemail.greetingId,
      voicemailPinSecret: voicemail.pin === null ? kept.voicemailPinSecret : secrets.encrypt(voicemail.pin),
    }
  }
}
