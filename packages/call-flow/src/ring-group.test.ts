import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLoop, type Member, obstacleOf, turnsOf, warningsOf } from './ring-group.ts'

const member: fc.Arbitrary<Member> = fc.record(
  {
    status: fc.constantFrom('available', 'forwarding', 'do_not_disturb', 'disabled'),
    deviceEnabled: fc.boolean(),
  },
  { requiredKeys: ['status'] },
)
const available: Member = { status: 'available' }
const fallback = { available: true, loops: false }

describe('a member', () => {
  test.each([
    [{ status: 'available' }, false, null],
    [{ status: 'do_not_disturb' }, true, 'do_not_disturb'],
    [{ status: 'disabled' }, true, 'disabled'],
    [{ status: 'forwarding' }, false, 'forwarding'],
    [{ status: 'forwarding' }, true, null],
    [{ status: 'available', deviceEnabled: true }, false, null],
    [{ status: 'available', deviceEnabled: false }, false, 'device_disabled'],
    [{ status: 'disabled', deviceEnabled: false }, false, 'device_disabled'],
  ] as const)('%j with forwarding counted: %s → %s', (facts, counts, obstacle) => {
    expect(obstacleOf(facts, counts)).toBe(obstacle)
  })
})

describe('a group', () => {
  test('that somebody answers or takes over has no warning', () => {
    expect(warningsOf({ members: [available], memberForwarding: false, fallback })).toEqual([])
  })

  test('tells why nobody is reached, most serious first', () => {
    const members: Member[] = [{ status: 'forwarding' }, { status: 'disabled' }]
    const away = { available: false, loops: true }
    expect(warningsOf({ members: [], memberForwarding: true, fallback: null })).toEqual([
      'no_members',
      'no_fallback',
    ])
    expect(warningsOf({ members, memberForwarding: false, fallback: away })).toEqual([
      'nobody_available',
      'fallback_loop',
      'fallback_unavailable',
    ])
    expect(warningsOf({ members, memberForwarding: true, fallback: away })).not.toContain('nobody_available')
  })

  test('is reachable through its members exactly when one of them rings', () => {
    fc.assert(
      fc.property(fc.array(member), fc.boolean(), (members, memberForwarding) => {
        const unreachable = warningsOf({ members, memberForwarding, fallback }).length > 0
        expect(unreachable).toBe(!members.some((each) => obstacleOf(each, memberForwarding) === null))
      }),
    )
  })

  test('never reaches fewer when the forwarding of members counts', () => {
    fc.assert(
      fc.property(fc.array(member, { minLength: 1 }), (members) => {
        const without = warningsOf({ members, memberForwarding: false, fallback })
        const counted = warningsOf({ members, memberForwarding: true, fallback })
        expect(without).toEqual(expect.arrayContaining(counted))
      }),
    )
  })
})

describe('calls that nobody takes', () => {
  const chain = (map: Record<string, string>) => (place: string) => map[place] ?? null

  test('go round where a fallback leads back', () => {
    expect(findLoop('a', chain({ a: 'b', b: 'a' }))).toEqual(['a', 'b', 'a'])
    expect(findLoop('a', chain({ a: 'a' }))).toEqual(['a', 'a'])
    expect(findLoop('a', chain({ a: 'b', b: 'c', c: 'b' }))).toEqual(['b', 'c', 'b'])
  })

  test('end in any chain that does not', () => {
    expect(findLoop('a', chain({ a: 'b', b: 'c' }))).toBeNull()
    expect(findLoop('a', chain({}))).toBeNull()
  })

  test('are followed to an end through any map', () => {
    const places = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(
      fc.property(fc.dictionary(places, places), (map) => {
        const loop = findLoop('a', chain(map))
        if (!loop) return
        expect(loop[0]).toBe(loop.at(-1))
        expect(loop.length).toBeGreaterThan(1)
        for (const [index, place] of loop.slice(0, -1).entries()) expect(map[place]).toBe(loop[index + 1])
      }),
    )
  })
})

describe('turns', () => {
  const inTurn = (ringSeconds: number, status: Member['status'] = 'available') => ({ status, ringSeconds })

  test('come one after the other, leaving out who does not ring, until the time of the group is over', () => {
    const members = [inTurn(20), inTurn(30, 'disabled'), inTurn(30), inTurn(30), inTurn(10)]
    expect(turnsOf(members, { ringSeconds: 60, memberForwarding: false })).toEqual([
      { from: 0, to: 20 },
      null,
      { from: 20, to: 50 },
      { from: 50, to: 60 },
      null,
    ])
  })

  test('never overlap, nor go beyond the time of the group', () => {
    const seconds = fc.integer({ min: 5, max: 300 })
    const members = fc.array(
      fc.tuple(member, seconds).map(([facts, ringSeconds]) => ({ ...facts, ringSeconds })),
    )
    fc.assert(
      fc.property(members, seconds, fc.boolean(), (list, ringSeconds, memberForwarding) => {
        const turns = turnsOf(list, { ringSeconds, memberForwarding }).filter((turn) => turn !== null)
        let last = 0
        for (const { from, to } of turns) {
          expect(from).toBe(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(ringSeconds)
      }),
    )
  })
})
