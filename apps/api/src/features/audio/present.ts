import type { AudioFile, AudioFileItem, AudioKind } from '@switchboard/contract/audio'
import type { Prisma } from '@switchboard/database/client'
import { toSound } from './sounds/store.ts'

/** What is read of a file to tell all of it. */
export const WITH_SOUND = {
  sound: true,
  _count: { select: { playlistItems: true, menus: true, mailboxes: true } },
} satisfies Prisma.AudioFileInclude

export type AudioFileRow = Prisma.AudioFileGetPayload<{ include: typeof WITH_SOUND }>

export function toAudioFile(row: AudioFileRow): AudioFile {
  const { id, version, name, rightsHeld, sound, _count: uses } = row
  return {
    id,
    version,
    name,
    kind: row.kind as AudioKind,
    rightsHeld,
    sound: toSound(sound),
    uses: uses.playlistItems + uses.menus + uses.mailboxes,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** As lists tell it. */
export function toAudioFileItem(row: AudioFileRow): AudioFileItem {
  const { sound, ...file } = toAudioFile(row)
  const { peaks: _peaks, ...rest } = sound
  return { ...file, sound: rest }
}
