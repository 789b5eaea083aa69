import { E164 } from '@switchboard/contract/common'
import { PhoneNumberWrite } from '@switchboard/contract/phone-numbers'
import type { z } from 'zod'
import { portable } from '../../http/portable.ts'
import { toWrite } from './present.ts'
import { listPhoneNumbers, updatePhoneNumber } from './service.ts'

const PortableNumber = PhoneNumberWrite.extend({ e164: E164 })
type PortableNumber = z.infer<typeof PortableNumber>

/** What a company decides about its numbers, in the configuration file. Which it has is for the provider's inventory. */
export const portableNumbers = portable<PortableNumber>({
  section: 'phoneNumbers',
  key: ['e164'],
  schema: PortableNumber,
  async list({ db }) {
    const numbers = await listPhoneNumbers(db)
    return numbers.map((number) => ({
      id: number.id,
      version: number.version,
      write: { e164: number.e164, ...toWrite(number) },
    }))
  },
  update: (ctx, id, { e164: _e164, ...write }, version) => updatePhoneNumber(ctx, id, { ...write, version }),
  bare: (write, now) => ({ ...write, destination: now?.destination ?? null }),
})
