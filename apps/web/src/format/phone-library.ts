import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** The parts of libphonenumber that the portal uses, in a chunk of its own; `loadPhoneLibrary()` brings it. */
export const phoneLibrary = {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
}
export type PhoneLibrary = typeof phoneLibrary
