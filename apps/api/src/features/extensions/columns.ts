import type { ExtensionWrite } from '@switchboard/contract/extensions'
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

/** What is to be written of a phone beside its number and its holder. */
interface Settings {
  id: string
  write: ExtensionWrite
  /** That there is: it stays when no new PIN is given. */
  pinSecret: string | null
}

/** Rows one by one: encrypting thousands of PINs at once would keep everybody waiting. */
export function* phoneRows(secrets: SecretBox, phones: readonly Settings[]) {
  for (const { id, write, pinSecret } of phones) {
    const { enabled, forwarding, voicemail, callerIdNumberId, doNotDisturb } = write
    const destination = forwarding.mode === 'off' ? null : forwarding.destination
    yield {
      extensionId: id,
      enabled,
      callerIdNumberId,
      doNotDisturb,
      forwardingMode: forwarding.mode,
      forwardingKind: destination?.kind ?? null,
      forwardingExtensionId: destination?.kind === 'extension' ? destination.extensionId : null,
      forwardingExternal: destination?.kind === 'external' ? destination.number : null,
      voicemailEnabled: voicemail.enabled,
      voicemailDelaySeconds: voicemail.delaySeconds,
      voicemailEmail: voicemail.email,
      voicemailLanguage: voicemail.language,
      voicemailPinSecret: voicemail.pin === null ? pinSecret : secrets.encrypt(voicemail.pin),
    }
  }
}
