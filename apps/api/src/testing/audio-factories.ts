import { PEAKS } from '@switchboard/contract/audio.sounds'
import type { AudioFile, Playlist, Prisma, Sound, VoicemailMessage } from '@switchboard/database/client'
import { recordingKey } from '../features/voicemail/recording.ts'
import { fileKey, makeFiles } from '../files/files.ts'
import { testConfig } from './app.ts'
import { owner } from './db.ts'
import { makePlaylist, makeTenant, makeVoicemailMessage } from './factories.ts'
import { waveFile } from './sounds.ts'

let count = 0
const companyOf = async ({ tenantId }: { tenantId?: string }) => tenantId ?? (await makeTenant()).id

/** Two seconds that were converted, unless another state is given; nothing uses it. What telephones play is four bytes. */
export async function makeSound(values: Partial<Prisma.SoundUncheckedCreateInput> = {}): Promise<Sound> {
  const tenantId = await companyOf(values)
  const { state = 'ready' } = values
  const sound = await owner.sound.create({
    data: {
      format: 'wav',
      bytes: 4,
      durationMs: 2000,
      ...(state === 'ready' && { peaks: Array.from({ length: PEAKS }, () => 50) }),
      ...(state === 'failed' && { failure: 'interrupted' }),
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
      ...values,
      state,
      tenantId,
    },
  })
  const files = await makeFiles(testConfig())
  for (const name of ['source', '16000.wav', '8000.wav']) {
    await files.put(fileKey(tenantId, 'sounds', sound.id, name), Buffer.from('RIFF'))
  }
  return sound
}

/** Music, unless another kind is given. */
export async function makeAudioFile(
  values: Partial<Prisma.AudioFileUncheckedCreateInput> = {},
): Promise<AudioFile> {
  const tenantId = await companyOf(values)
  const at = new Date()
  count += 1
  return owner.audioFile.create({
    data: {
      name: `Audio ${count}`,
      kind: 'music',
      rightsHeld: true,
      createdAt: at,
      updatedAt: at,
      ...values,
      soundId: values.soundId ?? (await makeSound({ tenantId, expiresAt: null })).id,
      tenantId,
    },
  })
}

/** A message on this mailbox whose recording the phone engine has handed in. */
export async function makeRecordedMessage(
  values: Record<'tenantId' | 'extensionId', string>,
): Promise<VoicemailMessage> {
  const message = await makeVoicemailMessage({ ...values, recordedAt: new Date() })
  const files = await makeFiles(testConfig())
  await files.put(recordingKey(values.tenantId, message.id), waveFile(1))
  return message
}

/** A playlist of these files, in their order. */
export async function makePlaylistOf(tenantId: string, audioFileIds: readonly string[]): Promise<Playlist> {
  const playlist = await makePlaylist({ tenantId })
  await owner.playlistItem.createMany({
    data: audioFileIds.map((audioFileId, position) => ({
      tenantId,
      playlistId: playlist.id,
      position,
      audioFileId,
    })),
  })
  return playlist
}
