import { useLocation, useMatches } from 'react-router'

/** The handle of a page whose child routes are panels beside it: they share its address, and with it its place. */
export const WITH_PANELS = { withPanels: true } as const

/** The address of the page, whichever panel lies over it: its path and the query. */
export function usePageAddress(): string {
  const { pathname, search } = useLocation()
  const page = useMatches().find(({ handle }) => handle === WITH_PANELS)
  return (page?.pathname ?? pathname) + search
}
