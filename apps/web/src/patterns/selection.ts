/**
 * The rows that an action is for: those with these ids, or all that match the list's filter but for some.
 * Ids, not rows: a selection outlives the page that it was made on.
 */
export type Selection =
  | { by: 'ids'; ids: ReadonlySet<string> }
  | { by: 'filter'; except: ReadonlySet<string> }

export const NOTHING: Selection = { by: 'ids', ids: new Set() }
/** All that match the filter, also those that are not loaded. */
export const EVERYTHING: Selection = { by: 'filter', except: new Set() }

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.by === 'ids' ? selection.ids.has(id) : !selection.except.has(id)

/** @param matching how many rows match the filter */
export const countSelected = (selection: Selection, matching: number): number =>
  selection.by === 'ids' ? selection.ids.size : Math.max(matching - selection.except.size, 0)

/** The ids that have to be named to say what is selected. */
export const named = (selection: Selection): ReadonlySet<string> =>
  selection.by === 'ids' ? selection.ids : selection.except

/** Selects rows, or unselects them. */
export function select(selection: Selection, ids: readonly string[], on: boolean): Selection {
  const adds = on === (selection.by === 'ids')
  const changed = new Set(ids)
  const next = new Set(
    adds ? [...named(selection), ...ids] : [...named(selection)].filter((id) => !changed.has(id)),
  )
  return selection.by === 'ids' ? { by: 'ids', ids: next } : { by: 'filter', except: next }
}

/** How much of the rows is selected. */
export function shareOf(selection: Selection, ids: readonly string[]): 'none' | 'some' | 'all' {
  const selected = ids.filter((id) => isSelected(selection, id)).length
  if (selected === 0) return 'none'
  return selected === ids.length ? 'all' : 'some'
}
