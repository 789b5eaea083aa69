import type { ConfigurationFile } from '@switchboard/contract/configuration'

/** As much as the server takes. */
export const MOST_BYTES = 10 * 1024 * 1024

/** Why a file is not even sent. */
export type FileRefusal = 'empty' | 'too_big' | 'other'

/** What a file holds, or why it is none. The server judges what is in it. */
export async function readFile(file: Blob): Promise<ConfigurationFile | FileRefusal> {
  if (file.size === 0) return 'empty'
  if (file.size > MOST_BYTES) return 'too_big'
  try {
    const value = JSON.parse(await file.text()) as ConfigurationFile | null
    const format: ConfigurationFile['format'] = 'switchboard-configuration'
    return value?.format === format && value.version === 1 ? value : 'other'
  } catch {
    return 'other'
  }
}
