/** Between a number and its unit the line does not break. */
const NBSP = '\u00a0'

/**
 * A length of time as the portal writes it in both languages, in the symbols of the SI: `12 s`, `3 min 05 s`, `1 h 02 min 05 s`.
 * @param ms milliseconds, rounded to the second
 */
export function formatDuration(ms: number): string {
  const total = Math.round(ms / 1000)
  const parts: [number, string][] = [
    [Math.floor(total / 3600), 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ]
  const first = parts.findIndex(([value, unit]) => value > 0 || unit === 's')
  return parts
    .slice(first)
    .map(([value, unit], at) => `${at === 0 ? value : String(value).padStart(2, '0')}${NBSP}${unit}`)
    .join(' ')
}
