import { type CompanyWrite, hasSiren } from '@switchboard/contract/company'
import type { FieldErrorCode } from '@switchboard/contract/problem'

type Numbers = Pick<CompanyWrite, 'siren' | 'siret' | 'vatNumber'>

/** Whose VAT numbers are another country's: Monaco and these overseas departments are in the French VAT area. */
const VAT_COUNTRY: Record<string, string> = { MC: 'FR', GP: 'FR', MQ: 'FR', RE: 'FR' }
/** Where the prefix is not the country's code (Council Directive 2006/112/EC, article 215). */
const VAT_PREFIX: Record<string, string> = { GR: 'EL' }
/** The library counts them among the European ones; they are not in the Union. */
const NOT_IN_THE_UNION = new Set(['AD', 'CH'])

/** Loaded when first needed: the rules of a hundred countries take a quarter of a second. */
const loadRules = () => import('stdnum')
type Rules = Awaited<ReturnType<typeof loadRules>>

const bare = (typed: string) => typed.replaceAll(/[\s.\-/]/g, '').toUpperCase()

const isFrench = ({ stdnum }: Rules, kind: 'siren' | 'siret', number: string) =>
  stdnum['FR']?.[kind]?.validate(number).isValid === true

/** Where VAT numbers have a rule: with the country's prefix; null for one that breaks it. Elsewhere as typed. */
function vatOf({ euVat }: Rules, country: string, typed: string): string | null {
  const rules = NOT_IN_THE_UNION.has(country) ? undefined : euVat[country]
  if (!rules) return typed
  const prefix = VAT_PREFIX[country] ?? country
  const number = bare(typed)
  const own = number.startsWith(prefix) ? number.slice(prefix.length) : number
  return rules.some((rule) => rule.validate(own).isValid) ? `${prefix}${own}` : null
}

/**
 * Checks a company's numbers by the rules of its country (the library has them, with their sources), and against each
 * other.
 * @returns the numbers as they are kept, without spaces, and what is wrong with them by field
 */
export async function judgeNumbers(typed: Numbers & Pick<CompanyWrite, 'country'>) {
  const rules = await loadRules()
  const wrong: Partial<Record<keyof Numbers, FieldErrorCode>> = {}
  const siren = typed.siren && bare(typed.siren)
  const siret = typed.siret && bare(typed.siret)
  const vatCountry = VAT_COUNTRY[typed.country] ?? typed.country
  const vatNumber = typed.vatNumber && vatOf(rules, vatCountry, typed.vatNumber)

  if (siren && !isFrench(rules, 'siren', siren)) wrong.siren = 'siren_wrong'
  if (siret && !isFrench(rules, 'siret', siret)) wrong.siret = 'siret_wrong'
  else if (siren && siret && !wrong.siren && !siret.startsWith(siren)) wrong.siret = 'siret_of_another'
  if (!hasSiren(typed.country)) {
    if (siren) wrong.siren = 'not_in_country'
    if (siret) wrong.siret = 'not_in_country'
  }
  if (typed.vatNumber && !vatNumber) wrong.vatNumber = 'vat_wrong'
  // A French VAT number ends with the SIREN. One of Monaco has no SIREN in it, nor has the company one.
  const holder = siren ?? siret?.slice(0, 9)
  if (
    vatNumber &&
    vatCountry === 'FR' &&
    holder &&
    Object.keys(wrong).length === 0 &&
    !vatNumber.endsWith(holder)
  ) {
    wrong.vatNumber = 'vat_of_another'
  }
  return { numbers: { siren, siret, vatNumber }, wrong }
}
