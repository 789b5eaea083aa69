import type { BROWSERS, SYSTEMS } from '@switchboard/contract/profile'

type Rules<Name> = readonly (readonly [Name, RegExp])[]

/** The first that fits: most browsers also name those they are compatible with. */
const BROWSER: Rules<(typeof BROWSERS)[number]> = [
  ['Edge', /\bEdg(A|iOS)?\//],
  ['Opera', /\bOP(R|T|X)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|HeadlessChrome|Chromium|CriOS)\//],
  ['Safari', /\bVersion\/\S+ .*\bSafari\//],
]

const SYSTEM: Rules<(typeof SYSTEMS)[number]> = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad|iPod)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\b(Linux|X11)\b/],
]

const firstOf = <Name>(rules: Rules<Name>, text: string) =>
  rules.find(([, pattern]) => pattern.test(text))?.[0] ?? null

/**
 * What a `User-Agent` header says, null for what is not known. It is for people to recognize their own devices by, and
 * proves nothing. An iPad that asks for desktop pages says that it is a Mac.
 */
export const deviceOf = (userAgent: string) => ({
  browser: firstOf(BROWSER, userAgent),
  system: firstOf(SYSTEM, userAgent),
})
