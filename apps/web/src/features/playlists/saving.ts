import { PlaylistWrite } from '@switchboard/contract/playlists'
import { undoOf } from '../history/index.ts'
import { fieldOf, MODEL, toRequest } from './form.ts'

/** What creating and editing a playlist have in common. */
export const SAVING = {
  toBody: toRequest,
  schema: PlaylistWrite,
  model: MODEL,
  fieldOf,
  // Files tell how many things use them.
  invalidates: ['playlists', 'audio'],
  undoOf,
}
