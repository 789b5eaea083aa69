import { ExtensionWrite, VoicemailSettings } from '@switchboard/contract/extensions'
import { z } from 'zod'
import type { TenantDb } from '../../db/tenant.ts'
import { portable } from '../../http/portable.ts'
import type { TransactionContext } from '../../http/route.ts'
import { randomPin } from '../../identity/random-pin.ts'
import { insertMany } from './many.ts'
import { isPhone, toWrite, WITH_PHONE } from './present.ts'
import { assertValid } from './rules.ts'
import { updateExtension } from './service.ts'

/** Without the PIN of its mailbox: one that is on and has none gets a PIN that nobody knows, until somebody sets another. */
const PortablePhone = ExtensionWrite.extend({ voicemail: z.strictObject(VoicemailSettings) })
type PortablePhone = z.infer<typeof PortablePhone>

const withPin = (write: PortablePhone, pinSet: boolean): ExtensionWrite => ({
  ...write,
  voicemail: { ...write.voicemail, pin: write.voicemail.enabled && !pinSet ? randomPin(write.number) : null },
})

/** Somebody of this name and address who has a phone: a second one of theirs is no second person. */
async function findPerson(db: TenantDb, { holder }: PortablePhone): Promise<string | undefined> {
  if (holder.kind === 'shared' || holder.email === null) return undefined
  const { firstName, lastName, email } = holder
  const found = await db.appUser.findFirst({
    where: { firstName, lastName, email, extensions: { some: {} } },
    select: { id: true },
  })
  return found?.id
}

async function create(ctx: TransactionContext, write: PortablePhone): Promise<void> {
  const { country } = ctx.actor.tenant
  const input = withPin(write, false)
  const situation = { country, id: null, number: null, callerIdNumberId: null, pinSet: false }
  await assertValid(ctx.db, input, { ...situation, keptEmail: undefined })
  const userId = await findPerson(ctx.db, write)
  await insertMany(ctx, [{ write: input, ...(userId && { userId }) }])
}

/** Phones, and whose they are, in the configuration file. */
export const portablePhones = portable<PortablePhone>({
  section: 'phones',
  key: ['number'],
  schema: PortablePhone,
  async list({ db }) {
    const rows = await db.extension.findMany({
      where: { phone: { isNot: null } },
      include: WITH_PHONE,
      orderBy: { numberValue: 'asc' },
    })
    return rows.filter(isPhone).map((row) => {
      const { voicemail, ...write } = toWrite(row)
      const { pin: _pin, ...mailbox } = voicemail
      return {
        id: row.id,
        version: row.version,
        write: PortablePhone.parse({ ...write, voicemail: mailbox }),
      }
    })
  },
  create,
  async update(ctx, id, write, version) {
    const phone = await ctx.db.phoneExtension.findFirst({ where: { extensionId: id } })
    return updateExtension(ctx, id, { ...withPin(write, Boolean(phone?.voicemailPinSecret)), version })
  },
  bare: (write) => ({
    ...write,
    forwarding: { mode: 'off' },
    callerIdNumberId: null,
    voicemail: { ...write.voicemail, greetingId: null },
  }),
})
