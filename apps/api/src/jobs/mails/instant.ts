/** An instant as the reader writes it, in the company's time zone, which is told; French has `1er`, which Intl does not. */
export const instant = (locale: string, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  })
    .formatToParts(at)
    .map(({ type, value }) => (locale.startsWith('fr') && type === 'day' && value === '1' ? '1er' : value))
    .join('')
