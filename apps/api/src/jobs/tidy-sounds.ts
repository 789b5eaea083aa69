import type { Platform } from '../db/platform.ts'
import { soundFolder } from '../features/audio/sounds/store.ts'
import type { Files } from '../files/files.ts'

/** As many in one round; the next one goes on. */
const ROUND = 1000

/** Removes sounds that nothing has used for long enough by `at`, with their files. */
export async function tidySounds(
  { prisma }: Pick<Platform, 'prisma'>,
  files: Files,
  at: Date,
): Promise<void> {
  const where = { expiresAt: { lte: at } }
  const expired = await prisma.sound.findMany({ where, select: { tenantId: true, id: true }, take: ROUND })
  for (const sound of expired) {
    // The row goes for good once the files have: should this end in between, the next round does it again.
    await prisma.$transaction(async (transaction) => {
      const { count } = await transaction.sound.deleteMany({ where: { ...sound, ...where } })
      if (count > 0) await files.remove(soundFolder(sound.tenantId, sound.id))
    })
  }
}
