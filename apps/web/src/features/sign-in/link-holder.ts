import type { LinkHolder } from '@switchboard/contract/one-time-link'
import { ApiError } from '../../api/errors.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { suggestLanguage } from '../../i18n/i18n.ts'

/** Codes of a link that no longer works, and of a token that is cut short and does not even have the right shape. */
const DEAD = ['link_invalid', 'invalid_request', 'not_found']

/** Whose link it is, and the page in their language; null for one that no longer works. */
export async function loadHolder<Holder extends Pick<LinkHolder, 'language'>>(
  ask: Promise<Holder>,
): Promise<Holder | null> {
  const [holder] = await Promise.all([
    ask.catch((error: unknown) => {
      if (error instanceof ApiError && DEAD.includes(error.code)) return null
      throw error
    }),
    loadPhoneLibrary(),
  ])
  if (holder) await suggestLanguage(holder.language)
  return holder
}
