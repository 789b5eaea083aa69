import { ConferenceBridgeWrite } from '@switchboard/contract/conferences'
import { describe, expect, test } from 'vitest'
import { blankBridge, brokenRules, toBridgeRequest } from './bridge-form.ts'

const blank = { ...blankBridge('482193', '907152'), name: ' Weekly ' }
const saved = { ...blank, pin: '' }

describe('what is sent', () => {
  test('is what the contract takes', () => {
    const request = toBridgeRequest(blank, blank)
    expect(ConferenceBridgeWrite.parse(request)).toEqual(request)
    expect(request).toMatchObject({
      name: 'Weekly',
      pin: '907152',
      ownerExtensionId: null,
      maxParticipants: 10,
    })
  })

  test('leaves a PIN out that stays, changes one that was typed, takes one away', () => {
    expect(toBridgeRequest(saved, saved)).not.toHaveProperty('pin')
    expect(toBridgeRequest({ ...saved, pin: '4071' }, saved)).toMatchObject({ pin: '4071' })
    expect(toBridgeRequest({ ...saved, pinRequired: false, pin: '4071' }, saved)).toMatchObject({ pin: null })
  })

  test('asks for a PIN that is required and not there yet', () => {
    const open = { ...saved, pinRequired: false }
    const request = toBridgeRequest({ ...open, pinRequired: true }, open)
    expect(ConferenceBridgeWrite.safeParse(request).error?.issues[0]?.path).toEqual(['pin'])
  })
})

test('a PIN that thieves try first is told at once', () => {
  expect(brokenRules({ ...blank, pin: '1234' })).toEqual({ pin: 'pin_trivial' })
  expect(brokenRules({ ...blank, pin: '482193' })).toEqual({ pin: 'pin_trivial' })
  expect(brokenRules(blank)).toEqual({})
})
