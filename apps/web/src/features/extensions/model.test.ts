import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allFrom, differences, merge, proposal } from '../../patterns/object/model.ts'
import { settle } from './form.ts'
import { MODEL } from './model.ts'
import { anyForm, inside, target, validForm } from './testing.ts'

const settled = anyForm.map((values) => settle(values, values))

describe('differences', () => {
  const base = validForm({ pin: '' })

  test('tells who moved what', () => {
    const mine = { ...base, number: '205', doNotDisturb: true }
    const theirs = { ...base, number: '206', lastName: 'Durand' }
    expect(differences(MODEL, { base, mine, theirs })).toEqual([
      { part: 'name', changedBy: 'them' },
      { part: 'number', changedBy: 'both' },
      { part: 'doNotDisturb', changedBy: 'me' },
    ])
  })

  test('the same change by both is none', () => {
    const both = { ...base, number: '205' }
    expect(differences(MODEL, { base, mine: both, theirs: { ...both } })).toEqual([])
  })

  test('a destination is the same extension whatever its name has become', () => {
    const mine = { ...base, forwardingMode: 'always', destination: inside } as const
    const renamed = { ...mine, destination: { ...inside, extension: { ...target, name: 'Entrée' } } }
    expect(differences(MODEL, { base, mine, theirs: renamed })).toEqual([])
  })

  test('a typed PIN is always one', () => {
    expect(differences(MODEL, { base, mine: { ...base, pin: '4071' }, theirs: base })).toEqual([
      { part: 'pin', changedBy: 'me' },
    ])
  })

  test('a version does not differ from itself', () => {
    fc.assert(
      fc.property(settled, settled, (base, version) => {
        expect(differences(MODEL, { base, mine: version, theirs: version })).toEqual([])
      }),
    )
  })
})

describe('merge', () => {
  test('all from one side is that side', () => {
    fc.assert(
      fc.property(settled, settled, settled, (one, mine, theirs) => {
        const found = differences(MODEL, { base: one, mine, theirs })
        expect(merge(MODEL, { mine, theirs }, allFrom(found, 'mine'))).toEqual(mine)
        expect(merge(MODEL, { mine, theirs }, allFrom(found, 'theirs'))).toEqual(theirs)
      }),
    )
  })

  test('what is proposed loses no change that only one of them made', () => {
    fc.assert(
      fc.property(settled, settled, settled, (base, mine, theirs) => {
        const found = differences(MODEL, { base, mine, theirs })
        const merged = merge(MODEL, { mine, theirs }, proposal(found))
        for (const { part, changedBy } of found) {
          const kept = differences(MODEL, {
            base: merged,
            mine: changedBy === 'them' ? theirs : mine,
            theirs: merged,
          })
          expect(kept.map((difference) => difference.part)).not.toContain(part)
        }
      }),
    )
  })

  test('each part can be chosen', () => {
    const base = validForm()
    const mine = { ...base, firstName: 'Anna', delaySeconds: 40 }
    const theirs = { ...base, lastName: 'Durand', delaySeconds: 30 }
    expect(merge(MODEL, { mine, theirs }, { name: 'theirs', voicemailDelay: 'mine' })).toEqual({
      ...base,
      lastName: 'Durand',
      delaySeconds: 40,
    })
  })
})
