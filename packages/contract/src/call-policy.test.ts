import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BlockedPattern,
  type CallerPolicy,
  type DialPolicy,
  type InternationalCalls,
  mayDial,
  mayRing,
} from './call-policy.ts'
import { emergencyNumbers } from './number-plan.ts'

const FRENCH = ['15', '17', '18', '112', '114', '115', '116000', '116117', '119', '191', '196', '197']
const COUNTRIES = ['FR', 'RE', 'BE', 'CH', 'DE', 'ES', 'IT', 'LU', 'GB', 'US', 'CA', 'AU', 'JP']

const country = fc.constantFrom(...COUNTRIES)
const digits = fc.stringMatching(/^[1-9]\d{0,14}$/)
const international: fc.Arbitrary<InternationalCalls> = fc.oneof(
  fc.constant({ mode: 'allowed' as const }),
  fc.constant({ mode: 'blocked' as const }),
  fc.record({ mode: fc.constant('countries' as const), countries: fc.subarray(COUNTRIES) }),
)
const dialPolicy = (where: fc.Arbitrary<string>): fc.Arbitrary<DialPolicy> =>
  fc.record({ country: where, enabled: fc.boolean(), international })
const pattern: fc.Arbitrary<BlockedPattern> = fc.record({
  kind: fc.constantFrom('number' as const, 'prefix' as const),
  pattern: digits.map((text) => `+${text}`),
})
const callerPolicy = (where: fc.Arbitrary<string>): fc.Arbitrary<CallerPolicy> =>
  fc.record({
    country: where,
    blocked: fc.array(pattern),
    blockAnonymous: fc.boolean(),
    doNotDisturb: fc.boolean(),
  })
/** An emergency number of a country, as it may be written. */
const emergency = country.chain((where) =>
  fc.record({
    country: fc.constant(where),
    number: fc
      .constantFrom(...emergencyNumbers(where))
      .chain((code) => fc.constantFrom(code, `0${code}`, [...code].join(' '))),
  }),
)

describe('emergency numbers', () => {
  test.each(FRENCH)(
    '%s is called from a phone that is disabled where all calls abroad are blocked',
    (number) => {
      const policy: DialPolicy = { country: 'FR', enabled: false, international: { mode: 'blocked' } }
      expect(mayDial(policy, { number, country: null })).toEqual({ allowed: true, because: 'emergency' })
    },
  )

  test('win over every setting, whatever country the number is taken for', () => {
    fc.assert(
      fc.property(
        emergency,
        dialPolicy(country),
        fc.option(country),
        ({ country: where, number }, policy, taken) => {
          const verdict = mayDial({ ...policy, country: where }, { number, country: taken })
          expect(verdict).toEqual({ allowed: true, because: 'emergency' })
        },
      ),
    )
  })

  test('ring when they call back, whatever is blocked', () => {
    fc.assert(
      fc.property(emergency, callerPolicy(country), ({ country: where, number }, policy) => {
        expect(mayRing({ ...policy, country: where }, number)).toEqual({ allowed: true })
        const all = { ...policy, country: where, blocked: [{ kind: 'prefix' as const, pattern: '' }] }
        expect(mayRing(all, number)).toEqual({ allowed: true })
      }),
    )
  })
})

describe('mayDial', () => {
  test('a phone that is disabled calls nobody else', () => {
    fc.assert(
      fc.property(dialPolicy(country), digits, fc.option(country), (policy, number, to) => {
        fc.pre(number.length > 7)
        const verdict = mayDial({ ...policy, enabled: false }, { number: `+${number}`, country: to })
        expect(verdict).toEqual({ allowed: false, because: 'disabled' })
      }),
    )
  })

  test('calls within the country are never held back by what is set for those abroad', () => {
    fc.assert(
      fc.property(dialPolicy(country), (policy) => {
        const verdict = mayDial(
          { ...policy, enabled: true },
          { number: '+33142278186', country: policy.country },
        )
        expect(verdict).toEqual({ allowed: true, because: 'national' })
      }),
    )
  })

  test.each<[InternationalCalls, string | null, boolean]>([
    [{ mode: 'allowed' }, 'BE', true],
    [{ mode: 'allowed' }, null, true],
    [{ mode: 'blocked' }, 'BE', false],
    [{ mode: 'blocked' }, null, false],
    [{ mode: 'countries', countries: ['BE', 'CH'] }, 'CH', true],
    [{ mode: 'countries', countries: ['BE', 'CH'] }, 'GB', false],
    [{ mode: 'countries', countries: ['BE', 'CH'] }, null, false],
    [{ mode: 'countries', countries: [] }, 'BE', false],
  ])('%j, to %s: %s', (calls, to, allowed) => {
    const policy: DialPolicy = { country: 'FR', enabled: true, international: calls }
    expect(mayDial(policy, { number: '+3221234567', country: to }).allowed).toBe(allowed)
  })
})

describe('mayRing', () => {
  const open: CallerPolicy = { country: 'FR', blocked: [], blockAnonymous: false, doNotDisturb: false }

  test.each<[string, Partial<CallerPolicy>, string | null, ReturnType<typeof mayRing>]>([
    ['nothing is set', {}, '+33612345678', { allowed: true }],
    ['nothing is set', {}, null, { allowed: true }],
    ['anonymous calls are blocked', { blockAnonymous: true }, null, { allowed: false, because: 'anonymous' }],
    ['anonymous calls are blocked', { blockAnonymous: true }, '+33612345678', { allowed: true }],
    ['do not disturb', { doNotDisturb: true }, '+33612345678', { allowed: false, because: 'do_not_disturb' }],
  ])('%s', (_, settings, caller, verdict) => {
    expect(mayRing({ ...open, ...settings }, caller)).toEqual(verdict)
  })

  test('a number is blocked alone, a prefix with all that begin with it', () => {
    fc.assert(
      fc.property(digits, digits, (first, rest) => {
        const caller = `+${first}${rest}`
        fc.pre(caller.length > 8)
        const blocks = (kind: BlockedPattern['kind'], text: string) =>
          !mayRing({ ...open, blocked: [{ kind, pattern: text }] }, caller).allowed
        expect(blocks('prefix', `+${first}`)).toBe(true)
        expect(blocks('number', `+${first}`)).toBe(false)
        expect(blocks('number', caller)).toBe(true)
      }),
    )
  })
})
