import { loadStrings } from '../../i18n/i18n.ts'

export { AudioField } from './AudioField.tsx'

/** What the field is written with: to be awaited by the loader of a page that has it. */
export const loadAudio = (): Promise<unknown> => loadStrings('audio', 'object')
