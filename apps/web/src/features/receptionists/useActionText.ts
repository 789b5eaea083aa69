import type { MenuActionView } from '@switchboard/contract/destination'
import { useTranslation } from 'react-i18next'
import { useDestinationText } from '../destinations/index.ts'
import { isDestination } from './actions.ts'

/** The same where there is little room: an extension by its name alone. */
export function useShortActionText(): (action: MenuActionView) => string {
  const textOf = useActionText()
  return (action) => (action.kind === 'extension' ? action.extension.name : textOf(action))
}

/** Tells what a key does, in a few words: `Sales (400)`, `Hang up`. */
export function useActionText(): (action: MenuActionView) => string {
  const { t } = useTranslation('receptionists')
  const destinationText = useDestinationText()
  return (action) => (isDestination(action) ? destinationText(action) : t(`action.${action.kind}`))
}
