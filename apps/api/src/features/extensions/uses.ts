import type { Use } from '@switchboard/contract/uses'
import { readSlices } from '../../db/rows.ts'
import type { TenantDb } from '../../db/tenant.ts'
import type { FoundUse, Referrer } from '../../http/uses.ts'
import { changePhones } from './change-phones.ts'
import { signingInWith } from './holder.ts'
import { extensionRef, WITH_PHONE } from './present.ts'
import type { ExtensionWithPhone } from './present.ts'

/** Phones that forward to one of `targets` and are not among them, in the order of their numbers. */
async function findForwarders(db: TenantDb, targets: readonly string[]): Promise<ExtensionWithPhone[]> {
  const going = new Set(targets)
  const found = await readSlices(targets, (slice) =>
    db.extension.findMany({
      where: { phone: { forwardingExtensionId: { in: slice } } },
      include: WITH_PHONE,
    }),
  )
  return found.filter(({ id }) => !going.has(id)).toSorted((a, b) => a.numberValue - b.numberValue)
}

const OFF = {
  forwardingMode: 'off',
  forwardingKind: null,
  forwardingExtensionId: null,
  forwardingExternal: null,
}

/** Phones that forward to an extension. Without it, or with themselves in its place, they forward no more. */
export const forwardingReferrer: Referrer = {
  target: 'extension',
  keys: ['phone_extension.forwarding_extension_id'],
  async find(db, ids) {
    return (await findForwarders(db, ids)).map((row): FoundUse => {
      const by = { kind: 'extension', extension: extensionRef(row) } as const
      const use: Use = { way: 'forwarding', by, detail: null, replaceable: true }
      return { of: row.phone?.forwardingExtensionId ?? '', use }
    })
  },
  replace: (ctx, ids, replacement) =>
    changePhones(
      ctx,
      () => findForwarders(ctx.db, ids),
      ({ id, phone }) =>
        replacement === null || replacement === id
          ? OFF
          : {
              forwardingMode: phone?.forwardingMode ?? OFF.forwardingMode,
              forwardingKind: 'extension',
              forwardingExtensionId: replacement,
              forwardingExternal: null,
            },
    ),
}

/** Who signs in with the number of an extension: that ends with it, and another number is somebody else's. */
export const signInReferrer: Referrer = {
  target: 'extension',
  keys: [],
  async find(db, ids) {
    const rows = await readSlices(ids, (slice) =>
      db.extension.findMany({ where: { id: { in: slice }, userId: { not: null } } }),
    )
    const held = rows.flatMap(({ id: of, userId, number, name }) =>
      userId ? [{ of, userId, number, name }] : [],
    )
    return (await signingInWith(db, held)).map(({ of, userId, name }): FoundUse => {
      const by = { kind: 'person', id: userId, label: name } as const
      return { of, use: { way: 'sign_in', by, detail: null, replaceable: false } }
    })
  },
  replace: async () => {},
}
