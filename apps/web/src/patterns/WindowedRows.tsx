import { type ReactNode, useEffect, useRef } from 'react'
import type { Reveal, Rows } from './table.ts'
import classes from './table.module.css'
import { scrollToRow, useRowFocus } from './useRowFocus.ts'
import { useVisibleRows } from './useVisibleRows.ts'
import { drawnRows, type Range } from './visible.ts'

interface WindowedRowsProps<Row> {
  rows: Rows<Row>
  /** Pixels, of every row. */
  rowHeight: number
  draw: (index: number, row: Row | undefined) => ReactNode
  onRange: (range: Range) => void
  reveal: Reveal | undefined
}

/**
 * The body of a table of any length: the rows in the window, and empty space of the right height for all others, so that
 * the page's scroll bar is true. The row that has the focus is drawn wherever it is.
 */
export function WindowedRows<Row>({ rows, rowHeight, draw, onRange, reveal }: WindowedRowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const { first, last } = useVisibleRows(body, rows.length, rowHeight)
  const { focused, handlers } = useRowFocus(body, rows.length, rowHeight)
  useEffect(() => onRange({ first, last }), [first, last, onRange])
  const occasion = useRef<string>(undefined)
  useEffect(() => {
    if (!reveal || reveal.occasion === occasion.current) return
    occasion.current = reveal.occasion
    if (reveal.index !== undefined && body.current) scrollToRow(body.current, reveal.index, rowHeight)
  })
  const drawn = drawnRows({ first, last }, focused, rows.length)
  const after = (index: number) => (drawn[index + 1] ?? rows.length) - (drawn[index] ?? 0) - 1
  return (
    <tbody ref={body} {...handlers}>
      <Space rows={drawn[0] ?? 0} rowHeight={rowHeight} />
      {drawn.map((row, index) => [
        draw(row, rows.at(row)),
        after(index) > 0 && <Space key={`after ${row}`} rows={after(index)} rowHeight={rowHeight} />,
      ])}
    </tbody>
  )
}

function Space({ rows, rowHeight }: { rows: number; rowHeight: number }) {
  if (rows === 0) return null
  return (
    <tr aria-hidden className={classes.space}>
      <td style={{ height: rows * rowHeight }} aria-hidden />
    </tr>
  )
}
