import { fileKey } from '../../files/files.ts'

/** Where the files of a message are. */
export const recordingFolder = (tenantId: string, id: string): string => fileKey(tenantId, 'voicemail', id)
export const recordingKey = (tenantId: string, id: string): string =>
  fileKey(tenantId, 'voicemail', id, 'recording.wav')

/** Where a recording is until it has come whole: of each upload, so that two do not write one file. */
export const incomingFolder = (tenantId: string, id: string, upload: string): string =>
  fileKey(tenantId, 'voicemail', id, 'incoming', upload)

/** Does a file begin as a WAV does? (RIFF, then the length of the rest, then WAVE.) */
export const isWave = (head: Buffer): boolean =>
  head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WAVE'

/** Bytes that `isWave` looks at. */
export const WAVE_HEAD = { first: 0, last: 11 } as const
