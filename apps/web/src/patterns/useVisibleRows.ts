import { type RefObject, useSyncExternalStore } from 'react'
import { type Range, visibleRange } from './visible.ts'

function subscribe(listener: () => void) {
  window.addEventListener('scroll', listener, { passive: true })
  window.addEventListener('resize', listener)
  return () => {
    window.removeEventListener('scroll', listener)
    window.removeEventListener('resize', listener)
  }
}

/** Which of `count` rows of one height are in the window or near it, as the page scrolls. `body` holds the rows. */
export function useVisibleRows(body: RefObject<HTMLElement | null>, count: number, rowHeight: number): Range {
  const read = () => {
    const top = body.current?.getBoundingClientRect().top ?? 0
    const { first, last } = visibleRange({ top, height: window.innerHeight, rowHeight, count })
    return `${first} ${last}`
  }
  const [first = 0, last = 0] = useSyncExternalStore(subscribe, read).split(' ').map(Number)
  return { first, last }
}
