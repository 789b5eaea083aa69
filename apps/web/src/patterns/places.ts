/** Where a page was left: how far it was scrolled and, if it is a list, how long that was. */
export interface Place {
  /** Pixels above the window. */
  top: number
  /** With it the page has its height before the list is there. */
  rows?: number
}

const KEY = 'switchboard.places'
/** Addresses that are remembered; each search is one. */
const MOST = 50

let places: Map<string, Place> | undefined

function load(): Map<string, Place> {
  const stored = sessionStorage.getItem(KEY)
  return new Map(stored === null ? [] : (JSON.parse(stored) as [string, Place][]))
}

/** How the page at `address` (path and query) was left in this tab, also before a reload. */
export function placeAt(address: string): Place | undefined {
  places ??= load()
  return places.get(address)
}

/** Notes a change of a page's place. The addresses that were not seen for the longest time are forgotten. */
export function notePlace(address: string, change: Partial<Place>): void {
  const place = { top: 0, ...placeAt(address), ...change }
  places?.delete(address)
  places?.set(address, place)
  const [oldest] = places?.keys() ?? []
  if (oldest !== undefined && places && places.size > MOST) places.delete(oldest)
}

/** Writes all places down for the next load of the portal in this tab. */
export function storePlaces(): void {
  if (places) sessionStorage.setItem(KEY, JSON.stringify([...places]))
}
