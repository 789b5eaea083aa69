import type { ApiToken } from '@switchboard/contract/api-tokens'
import { expect, test } from 'vitest'
import { stateOf } from './state.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const token: ApiToken = {
  id: '018f0000-0000-7000-8000-000000000000',
  name: 'CRM',
  ending: 'a1B2',
  permissions: ['extensions:read', 'audit:read'],
  withheld: [],
  createdAt: '2026-11-01T12:00:00Z',
  createdBy: null,
  expiresAt: '2027-01-30T12:00:00Z',
  lastUsedAt: null,
  lastUsedFrom: null,
  revokedAt: null,
}

test.each([
  ['working', {}],
  ['ending', { expiresAt: '2026-12-06T12:00:00Z' }],
  ['limited', { withheld: ['audit:read'] }],
  ['withoutEffect', { withheld: ['extensions:read', 'audit:read'] }],
  ['expired', { expiresAt: '2026-11-22T12:00:00Z', withheld: ['audit:read'] }],
  ['revoked', { expiresAt: '2026-11-20T12:00:00Z', revokedAt: '2026-11-19T12:00:00Z' }],
] as const)('%s', (state, values) => {
  expect(stateOf({ ...token, ...values } as ApiToken, NOW)).toBe(state)
})
