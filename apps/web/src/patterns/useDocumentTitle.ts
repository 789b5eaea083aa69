import { useEffect } from 'react'

/** Names the browser's tab after the page; the last one to render wins, so a panel's title replaces its page's. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    const before = document.title
    document.title = `${title} · Switchboard`
    return () => {
      document.title = before
    }
  }, [title])
}
