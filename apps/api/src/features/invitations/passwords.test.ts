import { expect, test } from 'vitest'
import { isCommonPassword } from './passwords.ts'

const known = ['Zoé', 'Lefèvre', 'Café Zébulon']

test.each(['Lefevre20202020', 'lefèvrezébulon', 'lefevrezebulon'])(
  '%s is made of names, with or without their accents',
  async (password) => {
    expect(await isCommonPassword(password, known)).toBe(true)
    expect(await isCommonPassword('trois lapins bleus dansent', known)).toBe(false)
  },
)

test('a long password is judged by its beginning', async () => {
  const random = 'q7#Vd0x!Lr2_mZ9wKp4&'
  expect(await isCommonPassword(random.repeat(12), known)).toBe(false)
  expect(await isCommonPassword('a'.repeat(48) + random, known)).toBe(true)
})
