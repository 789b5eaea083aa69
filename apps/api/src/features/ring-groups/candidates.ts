import { PHONE_KINDS } from '@switchboard/contract/extensions'
import type { RingGroupCandidate } from '@switchboard/contract/ring-groups'
import { searchKey } from '@switchboard/database/search-key'
import type { TenantDb } from '../../db/tenant.ts'
import { DEVICE, toDevice, toPhone } from './present.ts'

/** As many as a list of suggestions shows. */
const OFFERS = 20

/** Phones, and devices by their own name or that of their phone, in the order of numbers: each phone before its devices. */
export async function findCandidates(
  db: TenantDb,
  { search = '' }: { search?: string | undefined },
): Promise<RingGroupCandidate[]> {
  const named = search ? { searchText: { contains: searchKey(search) } } : {}
  const phones = await db.extension.findMany({
    where: { kind: { in: [...PHONE_KINDS] }, ...named },
    include: { phone: { select: { status: true } } },
    orderBy: [{ numberValue: 'asc' }, { id: 'asc' }],
    take: OFFERS,
  })
  const ofPhones = { extensionId: { in: phones.map(({ id }) => id) } }
  const devices = await db.device.findMany({
    where: search ? { OR: [ofPhones, { name: { contains: search, mode: 'insensitive' } }] } : ofPhones,
    select: DEVICE,
    orderBy: { name: 'asc' },
    take: OFFERS,
  })
  return [
    ...phones.map((extension) => toPhone(extension, extension.phone?.status)),
    ...devices.map(toDevice),
  ].toSorted(
    (a, b) => Number(a.extension.number) - Number(b.extension.number) || (a.kind === 'extension' ? -1 : 1),
  )
}
