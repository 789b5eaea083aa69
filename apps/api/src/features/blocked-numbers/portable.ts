import { BlockedNumberWrite } from '@switchboard/contract/blocked-numbers'
import { z } from 'zod'
import { problem } from '../../http/errors.ts'
import { portable } from '../../http/portable.ts'
import { ORDER, toBlocked, WITH_PHONE } from './find.ts'
import { createBlocked, updateBlocked } from './service.ts'

const PortableBlocked = BlockedNumberWrite.extend({ extensionId: z.uuid().nullable() })
type PortableBlocked = z.infer<typeof PortableBlocked>

/** Callers that are not put through, in the configuration file: of the company (`extension` null) and of phones. */
export const portableBlocked = portable<PortableBlocked>({
  section: 'blockedNumbers',
  key: ['extension', 'kind', 'pattern'],
  schema: PortableBlocked,
  async list({ db }) {
    const rows = await db.blockedNumber.findMany({
      // Those of the company come last.
      orderBy: [{ phone: { extension: { numberValue: 'asc' } } }, ...ORDER],
    })
    return rows.map((row) => {
      const { id, version, createdAt: _created, ...write } = toBlocked(row)
      return { id, version, write }
    })
  },
  create: createBlocked,
  async update(ctx, id, { extensionId: _phone, ...write }, version) {
    const row = await ctx.db.blockedNumber.findFirst({ where: { id }, include: WITH_PHONE })
    if (!row) throw problem('not_found')
    return updateBlocked(ctx, row, { ...write, version })
  },
})
