import { useEffect, useSyncExternalStore } from 'react'
import { useMaybeSession } from '../api/session-store.ts'
import type { PhoneLibrary } from './phone-library.ts'

let library: PhoneLibrary | undefined
let loading: Promise<PhoneLibrary> | undefined
const listeners = new Set<() => void>()

/** Loads libphonenumber (33 kB) once. Loaders of pages that show numbers await it, so that nothing is formatted late. */
export function loadPhoneLibrary(): Promise<PhoneLibrary> {
  loading ??= import('./phone-library.ts').then(({ phoneLibrary: loaded }) => {
    library = loaded
    for (const listener of listeners) listener()
    return loaded
  })
  return loading
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** libphonenumber once something has loaded it. */
export const useLoadedPhoneLibrary = (): PhoneLibrary | undefined =>
  useSyncExternalStore(subscribe, () => library)

/** libphonenumber, asked for where it has not been. */
export function usePhoneLibrary(): PhoneLibrary | undefined {
  const loaded = useLoadedPhoneLibrary()
  useEffect(() => void loadPhoneLibrary(), [])
  return loaded
}

/**
 * An E.164 number for people: national in `country` (ISO 3166-1 alpha-2), international for all others. What cannot
 * be read is left as it is. Spaces are no-break ones: a number never breaks over two lines.
 */
export function formatNumber(
  { parsePhoneNumberFromString }: PhoneLibrary,
  e164: string,
  country: string,
): string {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return e164
  const text = number.country === country ? number.formatNational() : number.formatInternational()
  return text.replaceAll(' ', '\u00a0')
}

/** What has been formatted so far: a list shows the same numbers again and again, and each takes a fifth of a millisecond. */
const formatted = new Map<string, string>()

/** `formatNumber()` for the company's country. */
export function useNumberFormat(): (e164: string) => string {
  const loaded = usePhoneLibrary()
  const country = useMaybeSession()?.tenant.country ?? ''
  return (e164) => {
    if (!loaded) return e164
    const key = `${country} ${e164}`
    const text = formatted.get(key) ?? formatNumber(loaded, e164, country)
    formatted.set(key, text)
    return text
  }
}
