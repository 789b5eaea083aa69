import { ARCHIVE_LIMITS, type ConfigurationFile } from '@switchboard/contract/configuration'

/** Why a file is not even sent. */
export type FileRefusal = 'empty' | 'archive_too_big' | 'too_big' | 'other'

/** What a file is: an archive, which goes to the server as it is, or the configuration that it holds. */
export type Chosen = { archive: File } | { configuration: ConfigurationFile }

/** Every ZIP file begins so, whatever it is called. */
const ARCHIVE_START = 'PK'

/** What a file is, or why it is nothing to import. The server judges what is in it. */
export async function readFile(file: File): Promise<Chosen | FileRefusal> {
  if (file.size === 0) return 'empty'
  if ((await file.slice(0, ARCHIVE_START.length).text()) === ARCHIVE_START) {
    return file.size > ARCHIVE_LIMITS.bytes ? 'archive_too_big' : { archive: file }
  }
  if (file.size > ARCHIVE_LIMITS.configurationBytes) return 'too_big'
  try {
    const configuration = JSON.parse(await file.text()) as ConfigurationFile | null
    const format: ConfigurationFile['format'] = 'switchboard-configuration'
    const known = configuration?.format === format && configuration.version === 1
    return known ? { configuration } : 'other'
  } catch {
    return 'other'
  }
}
