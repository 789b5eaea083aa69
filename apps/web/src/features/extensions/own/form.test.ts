import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences } from '../../../patterns/object/model.ts'
import { settle } from '../form.ts'
import { MODEL } from '../model.ts'
import { anyForm, validForm } from '../testing.ts'
import { asHolder, isOwnField, toOwnChange } from './form.ts'

test('a holder decides about calls and voicemail, not about name, number, caller ID and state', () => {
  const mine = validForm({ pin: '4071' })
  expect(Object.keys(mine).filter((field) => !isOwnField(field))).toEqual([
    'holderKind',
    'firstName',
    'lastName',
    'email',
    'label',
    'number',
    'callerIdNumberId',
    'enabled',
  ])
  expect(Object.keys(toOwnChange(mine, mine)).toSorted()).toEqual([
    'blockAnonymous',
    'doNotDisturb',
    'forwarding',
    'voicemail',
  ])
})

test('what an administrator changed meanwhile is never a difference that a holder must decide about', () => {
  const settled = anyForm.map((values) => settle(values, values))
  fc.assert(
    fc.property(settled, settled, (mine, theirs) => {
      const parts = differences(MODEL, { base: theirs, mine: asHolder(mine, theirs), theirs }).map(
        ({ part }) => part,
      )
      for (const part of ['name', 'email', 'number', 'callerId', 'enabled']) expect(parts).not.toContain(part)
      expect(toOwnChange(asHolder(mine, theirs), theirs)).toEqual(toOwnChange(mine, theirs))
    }),
  )
})
