import { ConferenceBridgeWrite, ConferenceLineWrite } from '@switchboard/contract/conferences'
import { z } from 'zod'
import { portable } from '../../http/portable.ts'
import { randomPin } from '../../identity/random-pin.ts'
import { createBridge, updateBridge } from './bridges.ts'
import { createLine, updateLine } from './lines.ts'
import { toBridge, WITH_OWNER } from './write-bridges.ts'

/** Lines that lead to conferences, in the configuration file. */
export const portableLines = portable<ConferenceLineWrite>({
  section: 'conferenceLines',
  key: ['number'],
  schema: ConferenceLineWrite,
  async list({ db }) {
    const rows = await db.extension.findMany({
      where: { kind: 'conference' },
      orderBy: { numberValue: 'asc' },
    })
    return rows.map(({ id, version, number, name }) => ({ id, version, write: { number, name } }))
  },
  create: createLine,
  update: (ctx, id, write, version) => updateLine(ctx, id, { ...write, version }),
})

/** Whether it has a PIN, not which: one that is new gets a PIN of its own, which those who may change it are told. */
const PortableBridge = ConferenceBridgeWrite.omit({ pin: true }).extend({ pinSet: z.boolean() })
type PortableBridge = z.infer<typeof PortableBridge>

/** Conferences in the configuration file. */
export const portableBridges = portable<PortableBridge>({
  section: 'conferences',
  key: ['conferenceId'],
  schema: PortableBridge,
  async list({ db }) {
    const rows = await db.conferenceBridge.findMany({ include: WITH_OWNER, orderBy: { code: 'asc' } })
    return rows.map((row) => {
      const { id, version, owner, createdAt: _created, updatedAt: _updated, ...write } = toBridge(row)
      return { id, version, write: { ...write, ownerExtensionId: owner?.id ?? null } }
    })
  },
  create: (ctx, { pinSet, ...write }) =>
    createBridge(ctx, { ...write, pin: pinSet ? randomPin(write.conferenceId) : null }),
  async update(ctx, id, { pinSet, ...write }, version) {
    const row = await ctx.db.conferenceBridge.findFirst({ where: { id }, select: { pinSecret: true } })
    const renewed = pinSet ? { pin: randomPin(write.conferenceId) } : { pin: null }
    const stays = pinSet === (row?.pinSecret !== null)
    return updateBridge(ctx, id, { ...write, ...(!stays && renewed), version })
  },
  bare: (write) => ({ ...write, ownerExtensionId: null }),
})
