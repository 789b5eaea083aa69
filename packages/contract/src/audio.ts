import { z } from 'zod'
import { Sound } from './audio.sounds.ts'
import { Instant, Name, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** What a company has at most. */
export const AUDIO_FILES = 500

/** `greeting`: what a receptionist or a mailbox says. `music`: what playlists are made of. */
export const AUDIO_KINDS = ['greeting', 'music'] as const
export const AudioKind = z.enum(AUDIO_KINDS)
export type AudioKind = z.infer<typeof AudioKind>

/** A greeting or a piece of music, under the name that people choose it by. */
export const AudioFile = z.object({
  id: z.uuid(),
  version: Version,
  name: z.string(),
  kind: AudioKind,
  /** Of music: somebody said that the company may play it to callers. */
  rightsHeld: z.boolean(),
  sound: Sound,
  /** How many things use it. */
  uses: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type AudioFile = z.infer<typeof AudioFile>

/** In a list: without the points of its waveform. */
export const AudioFileItem = AudioFile.extend({ sound: Sound.omit({ peaks: true }) })
export type AudioFileItem = z.infer<typeof AudioFileItem>

const fields = {
  /** Of no other. */
  name: Name(80),
  /** Music without them is 422 `rights_needed`. */
  rightsHeld: z.boolean().default(false),
  /** Of nothing else: one that is used is 409 `already_exists`. */
  soundId: z.uuid(),
}

/** The kind stays: what it is decides where it can be chosen. */
export const AudioFileCreate = z.strictObject({ ...fields, kind: AudioKind })
export type AudioFileCreate = z.output<typeof AudioFileCreate>
export const AudioFileWrite = z.strictObject(fields)
export type AudioFileWrite = z.output<typeof AudioFileWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE = { params: { id: '018f0000-0000-7000-8000-000000000000' } }
const EXAMPLE_FIELDS = {
  name: 'Accueil',
  rightsHeld: false,
  soundId: '018f0000-0000-7000-8000-000000000001',
}

export const audio = {
  list: endpoint({
    id: 'audio.list',
    method: 'GET',
    path: '/audio',
    permission: 'audio:read',
    summary: 'Greetings and music, by name.',
    query: PageQuery.extend({
      search: z
        .string()
        .max(100)
        .regex(/^\P{Cc}*$/u, { error: 'invalid' })
        .optional(),
      kind: AudioKind.optional(),
    }),
    status: 200,
    response: pageOf(AudioFileItem),
    errors: [],
    example: { query: { limit: 50, kind: 'music' } },
  }),
  get: endpoint({
    id: 'audio.get',
    method: 'GET',
    path: '/audio/:id',
    permission: 'audio:read',
    summary: 'A greeting or a piece of music, with its waveform.',
    params: ById,
    status: 200,
    response: AudioFile,
    errors: [],
    example: EXAMPLE,
  }),
  create: endpoint({
    id: 'audio.create',
    method: 'POST',
    path: '/audio',
    permission: 'audio:write',
    summary: 'Give a sound that was handed in a name.',
    body: AudioFileCreate,
    status: 201,
    response: AudioFile,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: { ...EXAMPLE_FIELDS, kind: 'greeting' } },
  }),
  /** Another `soundId` replaces the sound; the one before is kept for 30 days, for whoever takes that back. */
  update: endpoint({
    id: 'audio.update',
    method: 'PUT',
    path: '/audio/:id',
    permission: 'audio:write',
    summary: 'Rename it or replace its sound.',
    params: ById,
    body: AudioFileWrite.extend({ version: Version }),
    status: 200,
    response: AudioFile,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { ...EXAMPLE, body: { ...EXAMPLE_FIELDS, version: 1 } },
  }),
  uses: endpoint({
    id: 'audio.uses',
    method: 'GET',
    path: '/audio/:id/uses',
    permission: 'audio:read',
    summary: 'What plays it.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: EXAMPLE,
  }),
  /** Its sound is kept for 30 days, for whoever takes that back. */
  remove: endpoint({
    id: 'audio.remove',
    method: 'DELETE',
    path: '/audio/:id',
    permission: 'audio:write',
    summary: 'Delete a greeting or a piece of music.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: z.null(),
    errors: ['in_use', 'validation_failed'],
    example: { ...EXAMPLE, query: {} },
  }),
}
