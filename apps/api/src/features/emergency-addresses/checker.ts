import type { EmergencyPlace, PlaceSuggestion } from '@switchboard/contract/emergency-addresses'
import { hasSiren } from '@switchboard/contract/company'
import type { FastifyBaseLogger } from 'fastify'
import { z } from 'zod'
import type { Config } from '../../config.ts'

/** What a register says of a place: `silent` where it has no say, or does not answer. */
export type Verdict =
  | { state: 'known' }
  | { state: 'unknown'; suggestion: PlaceSuggestion | null }
  | { state: 'silent' }

/** Asks a register of addresses whether a place exists. It never fails: who saves an address must not wait for others. */
export type AddressChecker = (place: EmergencyPlace, log: FastifyBaseLogger) => Promise<Verdict>

/** Of the French geocoder's answer (GeoJSON, GeocodeJSON), what is looked at. */
const Answer = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        /** From 0 to 1: how well it fits what was asked. */
        score: z.number(),
        type: z.string(),
        /** Number and street. */
        name: z.string(),
        postcode: z.string(),
        city: z.string(),
      }),
    }),
  ),
})

/** What reads as the same address, but for spelling: the geocoder's answers to addresses as written score above 0.9. */
const SURE = 0.8
/** Milliseconds: the person waits. */
const PATIENCE = 3_000
/** Characters that the geocoder reads. */
const MOST_ASKED = 200

/**
 * The register of French addresses (Base Adresse Nationale) by the geocoder of the Géoplateforme
 * (geoservices.ign.fr, "Service Géoplateforme de géocodage": 50 requests a second).
 */
function makeFrenchChecker(url: string): AddressChecker {
  return async ({ country, line1, postalCode, city }, log) => {
    if (!hasSiren(country)) return { state: 'silent' }
    const asked = new URL(url)
    const q = `${line1} ${postalCode ?? ''} ${city}`.slice(0, MOST_ASKED)
    asked.search = new URLSearchParams({ q, index: 'address', limit: '1', autocomplete: '0' }).toString()
    try {
      const answer = await fetch(asked, { signal: AbortSignal.timeout(PATIENCE) })
      if (!answer.ok) throw new Error(`the geocoder answered ${answer.status}`)
      const best = Answer.parse(await answer.json()).features[0]?.properties
      if (!best) return { state: 'unknown', suggestion: null }
      // A number that the street does not have is answered with the street.
      const exact = best.type === 'housenumber' || !/\d/.test(line1)
      if (exact && best.score >= SURE && best.postcode === postalCode) return { state: 'known' }
      const suggestion = { line1: best.name, postalCode: best.postcode, city: best.city }
      return { state: 'unknown', suggestion: exact ? suggestion : null }
    } catch (error) {
      log.warn({ err: error }, 'the register of addresses does not answer: an address is kept unchecked')
      return { state: 'silent' }
    }
  }
}

/** The registers that are asked; none unless the configuration names one. */
export const makeAddressChecker = ({ addressCheckUrl }: Config): AddressChecker =>
  addressCheckUrl === undefined
    ? () => Promise.resolve({ state: 'silent' })
    : makeFrenchChecker(addressCheckUrl)
