/** Rows of a list, by index; `last` is among them. Nothing when `last < first`. */
export interface Range {
  first: number
  last: number
}

/** Rows that come and go together: what is drawn changes once per so many rows scrolled. */
const STEP = 8

interface View {
  /** Pixels from the window's top to the first row; negative once it is scrolled out. */
  top: number
  /** Of the window. */
  height: number
  rowHeight: number
  count: number
}

/** The rows in the window and at least `STEP` more on either side, in whole steps. */
export function visibleRange({ top, height, rowHeight, count }: View): Range {
  const step = (row: number) => Math.floor(row / STEP) * STEP
  const inside = (row: number) => Math.min(Math.max(row, 0), Math.max(count - 1, 0))
  const first = step(inside(Math.floor(-top / rowHeight))) - STEP
  const last = step(inside(Math.floor((height - top) / rowHeight))) + 2 * STEP - 1
  return { first: Math.max(first, 0), last: Math.min(last, count - 1) }
}

/** The rows to draw: `range` and, wherever it is, the row that has the focus. */
export function drawnRows({ first, last }: Range, focused: number | null, count: number): number[] {
  const rows = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index)
  if (focused === null || focused >= count) return rows
  if (focused < first) return [focused, ...rows]
  return focused > last ? [...rows, focused] : rows
}

/** Where a key leads from `row`; undefined for keys that do not move. `screen` is how many rows are seen at once. */
export function rowAfterKey(key: string, row: number, count: number, screen: number): number | undefined {
  const moves: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + screen,
    PageUp: row - screen,
    Home: 0,
    End: count - 1,
  }
  const target = moves[key]
  return target === undefined ? undefined : Math.min(Math.max(target, 0), count - 1)
}
