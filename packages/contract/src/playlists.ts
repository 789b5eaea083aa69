import { z } from 'zod'
import { SOUND_STATES } from './audio.sounds.ts'
import { Instant, Name, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { PageQuery, pageOf } from './page.ts'
import { RemoveQuery, Uses } from './uses.ts'

/** What a playlist holds, and a company has, at most. */
export const PLAYLIST_LIMITS = { files: 100, playlists: 100 } as const

/** A piece of music as a playlist tells it. */
const PlaylistFile = z.object({
  id: z.uuid(),
  name: z.string(),
  durationMs: z.int(),
  /** Until it is `ready`, callers hear the others. */
  state: z.enum(SOUND_STATES),
})
export type PlaylistFile = z.infer<typeof PlaylistFile>

/** Music on hold: pieces one after the other, and again from the first. */
export const Playlist = z.object({
  id: z.uuid(),
  version: Version,
  name: z.string(),
  /** In another order each time. */
  shuffle: z.boolean(),
  files: z.array(PlaylistFile),
  /** How many things use it. */
  uses: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Playlist = z.infer<typeof Playlist>

const fields = {
  /** Of no other. */
  name: Name(80),
  shuffle: z.boolean(),
  /** In order, each once: 422 `duplicate`. A greeting is 422 `not_music`. */
  fileIds: z.array(z.uuid()).max(PLAYLIST_LIMITS.files),
}
/** As a company may have it: its last piece may have been deleted since. */
export const PlaylistContent = z.strictObject(fields)
/** As a form saves it: with music. */
export const PlaylistWrite = PlaylistContent.extend({ fileIds: fields.fileIds.min(1, { error: 'required' }) })
export type PlaylistWrite = z.infer<typeof PlaylistWrite>

const ById = z.object({ id: z.uuid() })
const EXAMPLE = { params: { id: '018f0000-0000-7000-8000-000000000000' } }
const EXAMPLE_FIELDS = {
  name: 'Attente',
  shuffle: false,
  fileIds: ['018f0000-0000-7000-8000-000000000001'],
}

export const playlists = {
  list: endpoint({
    id: 'playlists.list',
    method: 'GET',
    path: '/playlists',
    permission: 'audio:read',
    summary: 'Playlists for music on hold, by name.',
    query: PageQuery.extend({
      search: z
        .string()
        .max(100)
        .regex(/^\P{Cc}*$/u, { error: 'invalid' })
        .optional(),
    }),
    status: 200,
    response: pageOf(Playlist),
    errors: [],
    example: { query: { limit: 50 } },
  }),
  get: endpoint({
    id: 'playlists.get',
    method: 'GET',
    path: '/playlists/:id',
    permission: 'audio:read',
    summary: 'A playlist with its music, in order.',
    params: ById,
    status: 200,
    response: Playlist,
    errors: [],
    example: EXAMPLE,
  }),
  create: endpoint({
    id: 'playlists.create',
    method: 'POST',
    path: '/playlists',
    permission: 'audio:write',
    summary: 'Make a playlist of music.',
    body: PlaylistWrite,
    status: 201,
    response: Playlist,
    errors: ['validation_failed', 'already_exists', 'limit_reached'],
    example: { body: EXAMPLE_FIELDS },
  }),
  update: endpoint({
    id: 'playlists.update',
    method: 'PUT',
    path: '/playlists/:id',
    permission: 'audio:write',
    summary: 'Rename a playlist, or change its music and their order.',
    params: ById,
    body: PlaylistWrite.extend({ version: Version }),
    status: 200,
    response: Playlist,
    errors: ['validation_failed', 'already_exists', 'version_conflict'],
    example: { ...EXAMPLE, body: { ...EXAMPLE_FIELDS, version: 1 } },
  }),
  uses: endpoint({
    id: 'playlists.uses',
    method: 'GET',
    path: '/playlists/:id/uses',
    permission: 'audio:read',
    summary: 'What plays it to who waits.',
    params: ById,
    status: 200,
    response: Uses,
    errors: [],
    example: EXAMPLE,
  }),
  remove: endpoint({
    id: 'playlists.remove',
    method: 'DELETE',
    path: '/playlists/:id',
    permission: 'audio:write',
    summary: 'Delete a playlist; its music stays.',
    params: ById,
    query: RemoveQuery,
    status: 204,
    response: z.null(),
    errors: ['in_use', 'validation_failed'],
    example: { ...EXAMPLE, query: {} },
  }),
}
