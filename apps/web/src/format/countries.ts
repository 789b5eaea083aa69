import type { Language } from '@switchboard/contract/common'

/** The name of a country (ISO 3166-1 alpha-2); its code where the browser knows none. */
export const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
