import { useEffect, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function setTitle(title: string): void {
  document.title = title
  for (const listener of listeners) listener()
}

/** Names the browser's tab after the page; a panel's title replaces its page's for as long as it is open. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    setTitle(`${title} · Switchboard`)
    return () => setTitle(before)
  }, [title])
}

/** The tab's name, for those who are to hear that it has changed: without a full load nothing else says so. */
export const usePageTitle = (): string => useSyncExternalStore(subscribe, () => document.title)
