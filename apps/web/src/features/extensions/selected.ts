import type { ExtensionSelection } from '@switchboard/contract/extensions.bulk'
import { type Selection, select } from '../../patterns/selection.ts'
import { type ListState, toFilter } from './list-state.ts'

/** What is selected in the list, for the bar, the panel and the dialogs that change all of it. */
export interface SelectedExtensions {
  selection: Selection
  count: number
  /** How many match the list's filter. */
  matching: number
  state: ListState
  change: (selection: Selection) => void
  clear: () => void
}

/** A selection as the API takes it. */
export function toSelection({
  selection,
  matching,
  state,
}: Pick<SelectedExtensions, 'selection' | 'matching' | 'state'>): ExtensionSelection {
  if (selection.by === 'ids') return { by: 'ids', ids: [...selection.ids] }
  return { by: 'filter', filter: toFilter(state), expected: matching, except: [...selection.except] }
}

/**
 * The selection without those that the server does not know any more.
 * @param fieldErrors of the request that was refused for them: `selection.ids.3`, `selection.except.0`
 * @returns undefined when it was refused for something else
 */
export function withoutUnknown(
  selection: Selection,
  sent: ExtensionSelection,
  fieldErrors: Record<string, string>,
): Selection | undefined {
  const ids = sent.by === 'ids' ? sent.ids : sent.except
  const gone = Object.keys(fieldErrors).flatMap((path) => {
    const at = /^selection\.(?:ids|except)\.(\d+)$/.exec(path)?.[1]
    return at === undefined ? [] : (ids[Number(at)] ?? [])
  })
  return gone.length > 0 ? select(selection, gone, selection.by === 'filter') : undefined
}
