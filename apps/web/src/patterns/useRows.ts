import { useCallback, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { type Outline, type OutlinedList, pagesOf, useOutlinedRows } from '../api/outlined.ts'
import { notePlace, placeAt } from './places.ts'
import { savedId } from './saved.ts'
import type { Reveal } from './table.ts'
import { usePageAddress } from './usePageAddress.ts'
import type { Range } from './visible.ts'

/**
 * The rows of a list of which any place can be read, for a `ResourceTable` that draws what is in view. Until its length is
 * known it has the one it was left with, so that the page has its height, and the scroll position its place, at once.
 */
export function useRows<Row extends { id: string }, O extends Outline>(list: OutlinedList<Row, O>) {
  const address = usePageAddress()
  const [range, setRange] = useState({ first: 0, last: 0 })
  const outlined = useOutlinedRows(list, range, placeAt(address)?.rows)
  const { rows, settled, fetching, find } = outlined
  const length = settled ? rows?.length : undefined
  useEffect(() => {
    if (length !== undefined) notePlace(address, { rows: length })
  }, [address, length])
  const { size } = list
  const onRange = useCallback(
    // Of all the scrolling only what leads to another page is the page's business.
    (next: Range) => setRange((now) => (samePages(now, next, size) ? now : next)),
    [size],
  )
  return { ...outlined, onRange, reveal: useSaved(fetching, (id) => find((row) => row.id === id)) }
}

const samePages = (one: Range, other: Range, size: number) =>
  pagesOf(one.first, one.last, size).join() === pagesOf(other.first, other.last, size).join()

export type ListOf<Row extends { id: string }> = ReturnType<typeof useRows<Row, Outline>>

/** The row that a panel has just saved, as soon as the list has been read anew: it may stand elsewhere now. */
function useSaved(fetching: boolean, indexOf: (id: string) => number | undefined): Reveal | undefined {
  const { key, state } = useLocation()
  // Not what was saved before the page was loaded.
  const [before] = useState(key)
  const id = savedId(state)
  return id === null || key === before || fetching ? undefined : { occasion: key, index: indexOf(id) }
}
