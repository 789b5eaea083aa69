import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlaceName, partName } from './full-name.ts'

test.each([
  // Which part is the first name, | and the last; ? where nobody can tell
  ['Marie Petit', 'Marie|Petit'],
  ['marie petit', 'marie|petit'],
  ['Petit, Marie Anne', 'Marie Anne|Petit'],
  ['DUPONT Marie', 'Marie|DUPONT'],
  ['Marie DUPONT-ROY', 'Marie|DUPONT-ROY'],
  ['DE LA TOUR Jean Paul', 'Jean Paul|DE LA TOUR'],
  ['MARIE DUPONT', 'MARIE|DUPONT'],
  ['Charles de Gaulle', 'Charles|de Gaulle'],
  ['Jan van der Meer', 'Jan|van der Meer'],
  ['Marie Anne Petit', 'Marie Anne|Petit?'],
  ['J. Petit', 'J.|Petit'],
  ['Accueil', null],
  ['Петров Иван', 'Петров|Иван'],
  ['山田 太郎', '山田|太郎'],
])('%s', (text, told) => {
  const parts = partName(text, false)
  expect(parts && `${parts.firstName}|${parts.lastName}${parts.sure ? '' : '?'}`).toBe(told)
})

test.each([
  ['Petit Marie', 'Marie|Petit'],
  ['de la Tour Jean', 'Jean|de la Tour'],
  ['Petit Marie Anne', 'Marie Anne|Petit?'],
  ['Petit, Marie', 'Marie|Petit'],
  ['Marie DUPONT', 'Marie|DUPONT'],
])('the last name first: %s', (text, told) => {
  const parts = partName(text, true)
  expect(parts && `${parts.firstName}|${parts.lastName}${parts.sure ? '' : '?'}`).toBe(told)
})

test.each([
  ['Accueil', true],
  ['Salle de réunion', true],
  ['Meeting room', true],
  ['Marie Petit', false],
  ['marie petit', false],
  ['Petit, marie', false],
  ['山田 太郎', false],
])('%s is the name of a place: %s', (text, is) => {
  expect(isPlaceName(text)).toBe(is)
})

test('nothing of a name is lost, and a comma decides', () => {
  const word = fc.stringMatching(/^[A-Za-zéÉ'-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 5 }), fc.boolean(), (words, lastFirst) => {
      const parts = partName(words.join(' '), lastFirst)
      const found = `${parts?.firstName} ${parts?.lastName}`.split(' ')
      expect(found.toSorted()).toEqual(words.toSorted())
      const again = partName(`${parts?.lastName}, ${parts?.firstName}`, lastFirst)
      expect(again).toEqual({ ...parts, sure: true })
    }),
  )
})
