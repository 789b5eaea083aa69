import { VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import type { z } from 'zod'
import { portable } from '../../http/portable.ts'
import { createBox, updateBox } from './service.ts'
import { toBox, toWrite, WITH_BOX } from './write.ts'

/** Without its PIN: a new box is heard in the portal alone until somebody sets one. */
const PortableBox = VoicemailBoxWrite.omit({ pin: true })
type PortableBox = z.infer<typeof PortableBox>

/** Voicemail boxes in the configuration file. */
export const portableBoxes = portable<PortableBox>({
  section: 'voicemailBoxes',
  key: ['number'],
  schema: PortableBox,
  async list({ db }) {
    const rows = await db.extension.findMany({
      where: { kind: 'voicemail' },
      include: WITH_BOX,
      orderBy: { numberValue: 'asc' },
    })
    return rows.map((row) => ({ id: row.id, version: row.version, write: toWrite(toBox(row)) }))
  },
  create: createBox,
  update: (ctx, id, write, version) => updateBox(ctx, id, { ...write, version }),
  bare: (write) => ({ ...write, greetingId: null, listenerIds: [] }),
})
