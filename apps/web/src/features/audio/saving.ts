import { AudioFileCreate, AudioFileWrite } from '@switchboard/contract/audio'
import { undoOf } from '../history/index.ts'
import { brokenRules, MODEL } from './form.ts'

/** What creating and editing a file have in common. */
const COMMON = {
  model: MODEL,
  validate: brokenRules,
  // Playlists name their music.
  invalidates: ['audio', 'playlists'],
  undoOf,
}

export const CREATING = { ...COMMON, schema: AudioFileCreate }
export const EDITING = { ...COMMON, schema: AudioFileWrite }
