import type { Readable } from 'node:stream'
import { CONFIGURATION_NAME, type ConfigurationFile } from '@switchboard/contract/configuration'
import { makeZip } from 'client-zip'
import type { PortableSound } from '../../http/portable.ts'
import { placesOf } from './sounds.ts'

interface Exported {
  /** As it is written. */
  file: ConfigurationFile
  sounds: readonly PortableSound[]
  read(id: string): Promise<Readable>
  /** When the entries were made. */
  at: Date
}

/** The bytes of an archive, made while it is read: no sound is held in memory as a whole. */
export async function* writeArchive({
  file,
  sounds,
  read,
  at,
}: Exported): AsyncGenerator<Uint8Array, void, void> {
  const places = placesOf(sounds)
  let open: Readable | undefined

  async function* entries() {
    yield { name: CONFIGURATION_NAME, input: `${JSON.stringify(file, null, 2)}\n`, lastModified: at }
    for (const [id, name] of places) {
      open = await read(id)
      yield { name, input: open, lastModified: at }
    }
  }

  try {
    // Told that its reader has gone away, the library would leave what it reads as it is.
    yield* makeZip(entries()).values({ preventCancel: true })
  } finally {
    open?.destroy()
  }
}
