import {
  draggable,
  dropTargetForElements,
  type ElementDropTargetEventBasePayload,
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { type RefObject, useEffect, useRef, useState } from 'react'

/** Where a row would be put if it were dropped on another. */
export type Edge = 'before' | 'after'

/**
 * Where in the list a row ends that is dropped on another: it leaves its place first, so that those behind it move up.
 * @returns an index of the list without the row
 */
export function placeOf(from: number, target: number, edge: Edge): number {
  const place = edge === 'before' ? target : target + 1
  return from < place ? place - 1 : place
}

interface SortableRowOptions {
  /** Tells the lists of a page apart: rows stay in theirs. */
  list: string
  index: number
  onMove: (from: number, to: number) => void
}

const edgeUnder = ({ self, location }: ElementDropTargetEventBasePayload): Edge => {
  const { top, height } = self.element.getBoundingClientRect()
  return location.current.input.clientY < top + height / 2 ? 'before' : 'after'
}

/**
 * Lets a row be dragged by its handle, over others of its list and under them. The browser's own drag and drop does it:
 * the page sets no styles. What it does is also done by buttons (`SortableList`), for keyboards and for fingers.
 */
export function useSortableRow({ list, index, onMove }: SortableRowOptions): {
  row: RefObject<HTMLLIElement | null>
  handle: RefObject<HTMLSpanElement | null>
  dragging: boolean
  /** The edge of this row at which the one that is dragged would come to stand. */
  edge: Edge | null
} {
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLSpanElement>(null)
  const [dragging, setDragging] = useState(false)
  const [edge, setEdge] = useState<Edge | null>(null)
  useEffect(() => {
    if (!row.current || !handle.current) return
    const indexOf = ({ source }: Pick<ElementDropTargetEventBasePayload, 'source'>) =>
      source.data['list'] === list ? (source.data['index'] as number) : null
    return combine(
      draggable({
        element: row.current,
        dragHandle: handle.current,
        getInitialData: () => ({ list, index }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element: row.current,
        canDrop: ({ source }) => source.data['list'] === list,
        getIsSticky: () => true,
        onDrag: (event) => {
          const from = indexOf(event)
          const at = edgeUnder(event)
          setEdge(from === null || placeOf(from, index, at) === from ? null : at)
        },
        onDragLeave: () => setEdge(null),
        onDrop: (event) => {
          setEdge(null)
          const from = indexOf(event)
          if (from === null) return
          const to = placeOf(from, index, edgeUnder(event))
          if (to !== from) onMove(from, to)
        },
      }),
    )
  }, [list, index, onMove])
  return { row, handle, dragging, edge }
}
