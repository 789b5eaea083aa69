import { hasRegion, hasSiren } from '@switchboard/contract/company'
import type { EmergencyPlace } from '@switchboard/contract/emergency-addresses'
import type { FieldErrorCode } from '@switchboard/contract/problem'
import { isSupportedCountry } from 'libphonenumber-js/max'
import { judgePostalCode } from '../company/index.ts'

/** Boxes by the words that the posts of the world write on them (Universal Postal Union, addressing systems). */
const POST_BOX =
  /\bp ?o ?box\b|\bpost (office )?box\b|\b(boite|case) postale\b|\bpostfach\b|\bpostbus\b|\bpostboks\b|\bapartado\b|\bapdo\b|\bcasella postale\b|\bcaixa postal\b|\bskrytka pocztowa\b/
/** Their short forms in French, and the service that sorts a company's mail (La Poste, norme XP Z 10-011). */
const POST_BOX_IN_FRENCH = /\b(bp|tsa) ?\d|\bcs ?\d{4}|\bcedex\b/

const isFrench = (country: string) => hasSiren(country) || ['MC', 'BE', 'LU', 'CH'].includes(country)

/** Is this a place where mail waits, and nobody? */
function isPostBox(text: string, country: string): boolean {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('.', '').toLowerCase()
  return POST_BOX.test(plain) || (isFrench(country) && POST_BOX_IN_FRENCH.test(plain))
}

/**
 * What is wrong with a place that emergency services are to find, by its field; empty when nothing is. Whether it exists, a
 * register of addresses may know (`checker.ts`).
 */
export function judgePlace(place: EmergencyPlace): Partial<Record<keyof EmergencyPlace, FieldErrorCode>> {
  const { country, line1, line2, city, region } = place
  if (!isSupportedCountry(country)) return { country: 'country_unknown' }
  const postalCode = judgePostalCode(country, place)
  const boxes = Object.entries({ line1, line2, city }).filter(
    ([, text]) => text !== null && isPostBox(text, country),
  )
  return {
    ...(postalCode && { postalCode }),
    ...(hasRegion(country) && region === null && { region: 'required' as const }),
    ...Object.fromEntries(boxes.map(([field]) => [field, 'post_box' as const])),
  }
}
