import { loadStrings } from '../../i18n/i18n.ts'

export { PlaylistField } from './PlaylistField.tsx'

/** What the field is written with: to be awaited by the loader of a page that has one. */
export const loadPlaylists = (): Promise<unknown> => loadStrings('playlists')
