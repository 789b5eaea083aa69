import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { notePlace, placeAt, storePlaces } from './places.ts'
import { usePageAddress } from './usePageAddress.ts'

const pathOf = (address: string) => address.split('?')[0]

/**
 * Each page is as it was left, whichever way one comes back to it: Back, a link, a reload. Restored before the browser
 * paints, which React Router's own component is not when a list has to be drawn first. Stands after the page it is for.
 */
export function ScrollPlaces(): null {
  const { key, pathname, search } = useLocation()
  const type = useNavigationType()
  const address = usePageAddress()
  const shown = useRef<{ address: string; href: string; key: string } | null>(null)

  useLayoutEffect(() => {
    const before = shown.current
    const href = pathname + search
    shown.current = { address, href, key }
    if (before?.address === address) {
      // A panel that opens or closes moves nothing; a link to where one is leads to the top.
      if (type !== 'POP' && before.href === href && before.key !== key) window.scrollTo(0, 0)
      return
    }
    // Another filter of the same list.
    if (type === 'REPLACE' && before && pathOf(before.address) === pathOf(address)) return
    window.scrollTo(0, placeAt(address)?.top ?? 0)
  }, [address, key, pathname, search, type])

  useEffect(() => {
    window.history.scrollRestoration = 'manual'
    const note = () => shown.current && notePlace(shown.current.address, { top: window.scrollY })
    window.addEventListener('scroll', note, { passive: true })
    window.addEventListener('pagehide', storePlaces)
    return () => {
      window.removeEventListener('scroll', note)
      window.removeEventListener('pagehide', storePlaces)
    }
  }, [])
  return null
}
