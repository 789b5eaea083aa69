import { describe, expect, test } from 'vitest'
import { checkNewPassword } from './password-policy.ts'

const known = {
  company: 'Café Zébulon',
  person: ['Zoé', 'Lefèvre'],
  names: ['+33199001200#204', 'z.lefevre@brasserie-nord.example.test', 'compta.achats@gmail.com'],
}

test.each([
  'Lefevre20202020',
  'mon chat LEFÈVRE dort',
  'xx-l.e.f.e.v.r.e-xx',
  'lefèvrezébulon',
  'le zebulon du quartier',
  'zoelefevre-4711',
  'nos brasseries ferment tôt',
  'ma compta.achats du lundi',
  '01 99 00 12 00',
  '00331990012 00 bonjour',
])('%s holds what is known of the person', async (password) => {
  expect(await checkNewPassword(password, known)).toBe('password_contains_name')
})

test.each(['password1234', 'azertyuiop123', 'aaaaaaaaaaaa', 'qwertyuiop[]'])(
  '%s is common',
  async (password) => {
    expect(await checkNewPassword(password, known)).toBe('password_common')
  },
)

describe('what will do', () => {
  test.each(['trois lapins bleus dansent', 'q7#Vd0x!Lr2_mZ9wKp4&', 'le zoo ouvre à neuf heures'])(
    '%s',
    async (password) => {
      expect(await checkNewPassword(password, known)).toBeNull()
    },
  )

  test('nothing is known of a person without names and addresses', async () => {
    const nobody = { company: '', person: ['', ''], names: [] }
    expect(await checkNewPassword('trois lapins bleus dansent', nobody)).toBeNull()
  })
})

test('a long password is judged by its beginning', async () => {
  const random = 'q7#Vd0x!Lr2_mZ9wKp4&'
  expect(await checkNewPassword(random.repeat(12), known)).toBeNull()
  expect(await checkNewPassword('a'.repeat(48) + random, known)).toBe('password_common')
})
