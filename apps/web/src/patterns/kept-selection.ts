import type { Selection } from './selection.ts'

/** What was selected of a list. */
export interface KeptSelection {
  selection: Selection
  /** By which "all that match" was meant. */
  filter: string
}

/** As `sessionStorage` holds it: of the list that was last selected from in this tab. */
interface Stored {
  list: string
  filter: string
  by: Selection['by']
  named: string[]
}

const KEY = 'switchboard.selection'

/** What was selected of a list before the page was left or loaded anew; undefined when it was another list's. */
export function keptSelection(list: string): KeptSelection | undefined {
  const stored = sessionStorage.getItem(KEY)
  if (stored === null) return undefined
  const { list: of, filter, by, named } = JSON.parse(stored) as Stored
  if (of !== list) return undefined
  const ids = new Set(named)
  return { filter, selection: by === 'ids' ? { by, ids } : { by, except: ids } }
}

/** Keeps what is selected of a list for as long as the tab is open. */
export function keepSelection(list: string, { selection, filter }: KeptSelection): void {
  const { by } = selection
  const named = [...(by === 'ids' ? selection.ids : selection.except)]
  sessionStorage.setItem(KEY, JSON.stringify({ list, filter, by, named } satisfies Stored))
}
