import type { ReactNode } from 'react'
import type { Action } from './ActionMenu.tsx'

export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** A grey line under the cell; in the first column outside the link, so that it is not part of the name. */
  second?: (row: Row) => ReactNode
  /** The name the API sorts by; without it the column does not sort. */
  sort?: string
  /** Numbers stand right. */
  align?: 'end'
  /** Left out below 1280 px (`wide`) or 768 px (`medium`). */
  from?: 'wide' | 'medium'
  /** CSS; in a table that draws only the rows in view, where contents cannot decide. Those without share what is left. */
  width?: string
  /** Width of the placeholder while loading; CSS. */
  skeleton?: string
}

/** A row's action; a `quick` one is also a button that shows on hover and focus. */
export type RowAction = Action & { quick?: boolean }

/** The rows of a list: an array, or something like one that has not loaded all of them. */
export interface Rows<Row> {
  readonly length: number
  /** Undefined while it is not loaded. */
  at: (index: number) => Row | undefined
}

/** Which rows are selected, and what their boxes do. */
export interface RowBoxes {
  isSelected: (key: string) => boolean
  /** Is any row selected? Then all boxes show. */
  active: boolean
  /** Of the pages in view. */
  page: 'none' | 'some' | 'all'
  pageLabel: string
  onPage: () => void
  /** `range`: all rows from the one chosen before to this one. */
  onRow: (index: number, range: boolean) => void
}

export interface Sort {
  /** `name` ascending, `-name` descending, as in the API. */
  value: string
  onChange: (value: string) => void
}

/** A row to bring into view, once for each occasion. */
export interface Reveal {
  occasion: string
  /** Undefined when it is not among the rows that are loaded. */
  index: number | undefined
}

/** What every row of a table needs to know. */
export interface RowProps<Row> {
  /** The first column is the row's link and its name. */
  columns: readonly Column<Row>[]
  rowKey: (row: Row) => string
  /** What a row is called, in "Actions for …". */
  rowName: (row: Row) => string
  rowLink?: (row: Row) => string
  /** The row whose panel is open. */
  currentKey?: string | undefined
  actions?: (row: Row) => readonly RowAction[]
  boxes?: RowBoxes | undefined
}
