import type { Sound } from '@switchboard/contract/audio.sounds'
import type { Clock } from '../../../clock.ts'
import type { Content, Files } from '../../../files/files.ts'
import { problem } from '../../../http/errors.ts'
import type { TenantWork } from '../../../http/route.ts'
import { inspect } from './inspect.ts'
import { beginSound, soundFolder, soundKey, toSound } from './store.ts'

/** Where a sound is received: no transaction is open meanwhile. */
export interface Reception {
  withTenant<T>(work: (tenant: TenantWork) => Promise<T>): Promise<T>
  tenantId: string
  clock: Clock
  files: Files
}

/** Keeps what was handed in, if it is a sound. */
async function keep(
  { withTenant, tenantId, files }: Reception,
  id: string,
  content: Content,
): Promise<Sound> {
  const key = soundKey(tenantId, id, 'source')
  await files.put(key, content)
  const found = await inspect(await files.readAll(key))
  if (typeof found === 'string') throw problem('validation_failed', { fieldErrors: { file: found } })
  const { format, seconds } = found
  return withTenant(async ({ db, outbox }) => {
    const [row] = await db.sound.updateManyAndReturn({
      where: { id },
      data: { state: 'uploaded', format, durationMs: Math.round(seconds * 1000) },
    })
    if (!row) throw problem('unavailable', { cause: new Error('a sound was tidied away while it came') })
    await outbox('sound.convert', { soundId: id })
    return toSound(row)
  })
}

/**
 * Takes a file in while it comes and asks for its conversion. 422 tells at `file` why it is refused; nothing of it is left
 * then, nor when its sender goes away. Should the server be killed meanwhile, `tidySounds` finds the row.
 */
export async function receiveSound(reception: Reception, content: Content): Promise<Sound> {
  const { withTenant, tenantId, clock, files } = reception
  const id = await withTenant(({ db }) => beginSound(db, content.bytes, clock.now()))
  try {
    return await keep(reception, id, content)
  } catch (error) {
    await files
      .remove(soundFolder(tenantId, id))
      .then(() => withTenant(({ db }) => db.sound.deleteMany({ where: { id } })))
      .catch(() => {}) // what is left is tidied away with the row
    // Whoever cancels does not wait for an answer, and nothing is wrong with us.
    if (content.stream.errored) throw problem('invalid_request', { cause: error })
    throw error
  }
}
