import { type RefCallback, useCallback, useState } from 'react'

/** Far enough that nobody sees rows being drawn. */
const NEAR = '1200px 0px'

/**
 * Of an element: its height when it was last seen, once it is further from the window than a fast scroll goes; null while
 * it is near, or has the focus. Whoever gets a height may leave out the content and keep the place.
 */
export function useHeightOutOfSight(): { ref: RefCallback<HTMLElement>; height: number | null } {
  const [height, setHeight] = useState<number | null>(null)
  const ref = useCallback((element: HTMLElement) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        const stays = entry.isIntersecting || element.contains(document.activeElement)
        setHeight(stays ? null : entry.boundingClientRect.height)
      },
      { rootMargin: NEAR },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, height }
}
