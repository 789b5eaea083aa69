import type { Playlist, PlaylistFile, PlaylistWrite } from '@switchboard/contract/playlists'
import type { FormModel } from '../../patterns/object/model.ts'

/** A piece of music as the form needs to show it. */
export type Piece = Pick<PlaylistFile, 'id' | 'name' | 'durationMs'>

export interface PlaylistForm {
  name: string
  shuffle: boolean
  files: readonly Piece[]
}

export const BLANK: PlaylistForm = { name: '', shuffle: false, files: [] }

export const fromPlaylist = ({ name, shuffle, files }: Playlist): PlaylistForm => ({
  name,
  shuffle,
  files: files.map(({ id, name, durationMs }) => ({ id, name, durationMs })),
})

export const toRequest = ({ name, shuffle, files }: PlaylistForm): PlaylistWrite => ({
  name: name.trim(),
  shuffle,
  fileIds: files.map(({ id }) => id),
})

export const MODEL: FormModel<PlaylistForm, 'name' | 'order' | 'music'> = {
  parts: { name: ['name'], music: ['files'], order: ['shuffle'] },
  settle: (values) => ({ ...values, name: values.name.trim() }),
  // A piece is the same whatever it is called by now.
  keyOf: (value) => (Array.isArray(value) ? value.map(({ id }: Piece) => id) : value),
}

/** What is wrong with any piece is told at the list. */
export const fieldOf = (path: string): string => path.replace(/^fileIds(\..*)?$/, 'files')

/** How long it plays until it begins anew, in milliseconds. */
export const lengthOf = (files: readonly Pick<Piece, 'durationMs'>[]): number =>
  files.reduce((sum, { durationMs }) => sum + durationMs, 0)

/** The list with one of its members at another place. */
export const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, ...list.slice(from, from + 1))
}
