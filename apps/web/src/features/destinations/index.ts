import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'

export { DestinationField } from './DestinationField.tsx'
export { DestinationText } from './DestinationText.tsx'
export { ReplacementField } from './ReplacementField.tsx'
export { keyOf as destinationKey } from './options.ts'
export { useDestinationText } from './useDestinationText.ts'

/** What the field and the text are written with: to be awaited by the loader of a page that has one. */
export const loadDestinations = (): Promise<unknown> =>
  Promise.all([loadStrings('destinations', 'extensions'), loadPhoneLibrary()])
