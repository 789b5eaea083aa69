import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { ROW_TARGET } from './TableRow.tsx'
import { rowAfterKey } from './visible.ts'

const BOX = 'input[type="checkbox"]'

/** What of a row the keys lead to: its box from a box, else its link. */
const targetIn = (body: HTMLElement | null, row: number, selector = `[${ROW_TARGET}]`) =>
  body?.querySelector<HTMLElement>(`[data-index="${row}"] ${selector}`)

const rowOf = (element: Element) => Number(element.closest<HTMLElement>('[data-index]')?.dataset['index'])

/** The band of the window that neither bars nor the table's head cover; the style sheet knows them. */
function band(body: HTMLElement) {
  const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(body)
  return {
    top: Number.parseFloat(scrollMarginTop),
    bottom: innerHeight - Number.parseFloat(scrollMarginBottom),
  }
}

/** Scrolls the page by as little as brings the row into view. */
export function scrollToRow(body: HTMLElement, row: number, rowHeight: number): void {
  const { top, bottom } = band(body)
  const start = body.getBoundingClientRect().top + row * rowHeight
  const above = start - top
  const below = start + rowHeight - bottom
  if (above < 0) window.scrollBy(0, above)
  else if (below > 0) window.scrollBy(0, below)
}

/** Notes what has the focus. @returns gives it back: to the row now in its place, if its own is gone by then */
export function noteFocus(): () => void {
  const element = document.activeElement
  const body = element?.closest('tbody') ?? null
  const row = element ? rowOf(element) : 0
  return () => {
    const last = [...(body?.querySelectorAll('[data-index]') ?? [])].at(-1)
    const inPlace = targetIn(body, row) ?? (last && targetIn(body, rowOf(last)))
    const target = element?.isConnected ? element : inPlace
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  }
}

/**
 * Keys that lead from row to row, also to rows that are not drawn yet, and the row that has the focus: it stays drawn when
 * it is scrolled out of view, and when its own row has gone, the row now in its place takes the focus.
 */
export function useRowFocus(body: RefObject<HTMLElement | null>, count: number, rowHeight: number) {
  const [focused, setFocused] = useState<number | null>(null)

  useLayoutEffect(() => {
    if (focused === null || document.activeElement !== document.body) return
    targetIn(body.current, Math.min(focused, count - 1))?.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, altKey, ctrlKey, metaKey } = event
    if (!(target instanceof HTMLElement) || altKey || ctrlKey || metaKey) return
    const onBox = target.matches(BOX)
    // Keys on a row's buttons and in its menu are theirs.
    if (!body.current?.contains(target) || !(onBox || target.hasAttribute(ROW_TARGET))) return
    const { top, bottom } = band(body.current)
    const screen = Math.max(Math.floor((bottom - top) / rowHeight) - 1, 1)
    const next = rowAfterKey(key, rowOf(target), count, screen)
    if (next === undefined) {
      if (key !== ' ' || onBox) return
      event.preventDefault()
      targetIn(body.current, rowOf(target), BOX)?.click()
      return
    }
    event.preventDefault()
    scrollToRow(body.current, next, rowHeight)
    flushSync(() => setFocused(next))
    const wanted = onBox ? targetIn(body.current, next, BOX) : undefined
    ;(wanted ?? targetIn(body.current, next))?.focus({ preventScroll: true })
  }

  const onFocus = ({ target }: FocusEvent) => {
    const row = rowOf(target)
    if (body.current?.contains(target) && row !== focused) setFocused(row)
  }

  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (target.isConnected && !body.current?.contains(relatedTarget)) setFocused(null)
  }

  return { focused, handlers: { onKeyDown, onFocus, onBlur } }
}
