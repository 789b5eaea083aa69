import { useEffect, useState, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Titles of what is on the screen, by the order in which it came; the last is shown. */
const titles = new Map<number, string>()
let latest = 0

/** Between two pages there is none: the tab keeps its name until the next has one. */
function show(): void {
  const title = titles.get(Math.max(...titles.keys()))
  if (title === undefined) return
  document.title = title
  for (const listener of listeners) listener()
}

/** Names the browser's tab after the page; a panel's title replaces its page's for as long as it is open. */
export function useDocumentTitle(title: string): void {
  // Counted while rendering, where a page comes before its panel: where both come at once, effects run the other way round.
  const [order] = useState(() => (latest += 1))
  useEffect(() => {
    titles.set(order, `${title} · Switchboard`)
    show()
    return () => {
      titles.delete(order)
      show()
    }
  }, [title, order])
}

/** The tab's name, for those who are to hear that it has changed: without a full load nothing else says so. */
export const usePageTitle = (): string => useSyncExternalStore(subscribe, () => document.title)
