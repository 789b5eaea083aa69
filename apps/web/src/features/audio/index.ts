import { loadStrings } from '../../i18n/i18n.ts'

export { AudioField } from './AudioField.tsx'
export { AudioSelect } from './AudioSelect.tsx'
export { Player } from './sound/Player.tsx'

/** What the fields and the player are written with: to be awaited by the loader of a page that has one. */
export const loadAudio = (): Promise<unknown> => loadStrings('audio', 'object')
