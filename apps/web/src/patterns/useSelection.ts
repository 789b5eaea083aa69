import { useEffect, useRef, useState } from 'react'
import { useNavigationType } from 'react-router'
import { keepSelection, keptSelection } from './kept-selection.ts'
import { countSelected, isSelected, NOTHING, select, type Selection, shareOf } from './selection.ts'
import type { RowBoxes } from './table.ts'

interface SelectionOptions {
  /** Path of the list. */
  list: string
  /** The filter by which "all that match" is meant; another one ends such a selection. */
  filter: string
  /** How many rows match it. */
  matching: number
  /** Ids of the rows on the pages in view. */
  page: readonly string[]
  /** Ids of the rows from one to another, by index. */
  read: (from: number, to: number) => Promise<string[]>
}

/**
 * What is selected of a list, and what its boxes do: one row, from row to row with Shift, a page, all that match. It is
 * there again after a reload and after Back; who comes by a link begins with nothing.
 */
export function useSelection({ list, filter, matching, page, read }: SelectionOptions) {
  const comesBack = useNavigationType() === 'POP'
  const [kept, set] = useState(() => (comesBack && keptSelection(list)) || { selection: NOTHING, filter })
  const { selection, filter: madeFor } = kept
  useEffect(() => keepSelection(list, kept), [list, kept])
  /** Where a range begins. */
  const anchor = useRef<number | null>(null)
  const current = selection.by === 'filter' && madeFor !== filter ? NOTHING : selection
  const change = (next: Selection) => set({ selection: next, filter })
  const count = countSelected(current, matching)

  const toggle = async (index: number, range: boolean) => {
    const from = range && anchor.current !== null ? anchor.current : index
    anchor.current = index
    const ids = await read(Math.min(from, index), Math.max(from, index))
    const chosen = ids[index >= from ? ids.length - 1 : 0]
    if (chosen === undefined) return
    set((now) => {
      const before = now.filter === filter || now.selection.by === 'ids' ? now.selection : NOTHING
      return { selection: select(before, ids, !isSelected(before, chosen)), filter }
    })
  }
  const boxes: Omit<RowBoxes, 'pageLabel'> = {
    isSelected: (id) => isSelected(current, id),
    active: count > 0,
    page: shareOf(current, page),
    onPage: () => change(select(current, page, shareOf(current, page) !== 'all')),
    onRow: (index, range) => void toggle(index, range),
  }
  return {
    selection: current,
    count,
    boxes,
    change,
    clear: () => change(NOTHING),
  }
}
