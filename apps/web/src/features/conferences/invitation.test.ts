import { expect, test } from 'vitest'
import { invitationText, WORDS } from './invitation.ts'

const bridge = { name: 'Weekly', conferenceId: '482193' }

test('tells where to dial from outside and inside, the ID and the PIN', () => {
  const lines = [{ number: '600', dialedAt: ['+33 1 99 00 12 00'] }]
  expect(invitationText(WORDS.en, { company: 'Acme', bridge, pin: '4071', lines })).toBe(
    [
      'Conference call: Weekly, Acme',
      'Dial: +33 1 99 00 12 00',
      'From a phone of Acme: 600',
      'Conference ID: 482 193, then #',
      'PIN: 4071, then #',
    ].join('\n'),
  )
})

test('leaves out what there is not, in both languages alike', () => {
  for (const words of Object.values(WORDS)) {
    expect(invitationText(words, { company: 'Acme', bridge, pin: null, lines: [] }).split('\n')).toHaveLength(
      2,
    )
  }
})
