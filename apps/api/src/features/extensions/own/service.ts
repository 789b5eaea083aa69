import { isDeepStrictEqual } from 'node:util'
import type { ExtensionWrite } from '@switchboard/contract/extensions'
import type { OwnPhone, OwnPhoneChange } from '@switchboard/contract/extensions.own'
import { problem } from '../../../http/errors.ts'
import type { TransactionContext } from '../../../http/route.ts'
import { hold } from '../hold.ts'
import { updateMany } from '../many.ts'
import { isPhone, type PhoneRow, toExtension, toWrite, WITH_PHONE } from '../present.ts'
import { assertValid } from '../rules.ts'

/** Who asks, and where. */
type Own = Pick<TransactionContext, 'db' | 'actor'>

/** The phones of whoever asks, by number; another person's and shared ones are not among them. */
async function findOwn({ db, actor }: Own, id?: string): Promise<PhoneRow[]> {
  const rows = await db.extension.findMany({
    where: { userId: actor.userId, ...(id && { id }) },
    include: WITH_PHONE,
    orderBy: { numberValue: 'asc' },
  })
  return rows.filter(isPhone)
}

/** The person's own phones as they are now, by number. */
export async function listOwnPhones(own: Own): Promise<OwnPhone[]> {
  const rows = await findOwn(own)
  const ids = rows.flatMap(({ phone }) => phone.callerIdNumberId ?? [])
  const numbers = await own.db.phoneNumber.findMany({ where: { id: { in: ids } } })
  return rows.flatMap((row) => {
    const { phone, ...extension } = toExtension(row)
    const shown = numbers.find(({ id }) => id === phone?.callerIdNumberId)
    return phone ? [{ ...extension, phone, callerId: shown?.e164 ?? null }] : []
  })
}

async function getOwnPhone(own: Own, id: string): Promise<OwnPhone> {
  const phone = (await listOwnPhones(own)).find((each) => each.id === id)
  if (!phone) throw problem('not_found')
  return phone
}

const changed = (
  write: ExtensionWrite,
  { voicemail, ...settings }: Omit<OwnPhoneChange, 'version'>,
): ExtensionWrite => ({ ...write, ...settings, voicemail: { ...write.voicemail, ...voicemail } })

/** What an administrator set and a rule forbids since, a caller ID, does not keep people from their own settings. */
const isOwnMatter = (path: string) => /^(forwarding|voicemail)\./.test(path)

/**
 * Changes what people may of a phone of their own. 404 when it is not theirs, 409 `version_conflict` with the phone as it
 * is now when someone saved in between, 422 `validation_failed`.
 */
export async function updateOwnPhone(
  ctx: TransactionContext,
  id: string,
  { version, ...change }: OwnPhoneChange,
): Promise<OwnPhone> {
  const { db, actor } = ctx
  await hold(db, [id])
  const [row] = await findOwn(ctx, id)
  if (!row) throw problem('not_found')
  if (row.version !== version) throw problem('version_conflict', { current: await getOwnPhone(ctx, id) })
  const now = toWrite(row)
  const write = changed(now, change)
  if (!isDeepStrictEqual(write, now)) {
    const pinSet = row.phone.voicemailPinSecret !== null
    const { country } = actor.tenant
    const { callerIdNumberId } = row.phone
    const situation = { country, id, number: row.number, callerIdNumberId, pinSet, keptEmail: undefined }
    await assertValid(db, write, situation, isOwnMatter)
    await updateMany(ctx, [{ before: row, write }])
  }
  return getOwnPhone(ctx, id)
}
