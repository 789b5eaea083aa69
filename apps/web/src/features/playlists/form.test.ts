import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLANK, fieldOf, fromPlaylist, lengthOf, MODEL, moved, toRequest } from './form.ts'

const piece = (id: string) => ({ id, name: `Piece ${id}`, durationMs: 61_000, state: 'ready' as const })

test('what is read is sent again, in its order', () => {
  const playlist = {
    id: 'p',
    version: 1,
    name: 'Hold',
    shuffle: true,
    files: [piece('b'), piece('a')],
    uses: 0,
    createdAt: '',
    updatedAt: '',
  }
  const form = fromPlaylist(playlist)
  expect(toRequest({ ...form, name: ' Hold ' })).toEqual({ name: 'Hold', shuffle: true, fileIds: ['b', 'a'] })
  expect(lengthOf(form.files)).toBe(122_000)
  expect(toRequest(BLANK)).toEqual({ name: '', shuffle: false, fileIds: [] })
})

test('the order counts, names of music do not', () => {
  const renamed = [{ ...piece('a'), name: 'Other' }]
  expect(MODEL.keyOf?.([piece('a')])).toEqual(MODEL.keyOf?.(renamed))
  expect(MODEL.keyOf?.([piece('a'), piece('b')])).not.toEqual(MODEL.keyOf?.([piece('b'), piece('a')]))
})

test('what is wrong with a piece is told at the list', () => {
  expect(['fileIds', 'fileIds.2', 'name'].map(fieldOf)).toEqual(['files', 'files', 'name'])
})

test('moving keeps every piece, and puts one where it was to go', () => {
  const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (pieces, a, b) => {
      const [from, to] = [a % pieces.length, b % pieces.length]
      const after = moved(pieces, from, to)
      expect(after.toSorted()).toEqual(pieces.toSorted())
      expect(after[to]).toBe(pieces[from])
      expect(after.filter((each) => each !== pieces[from])).toEqual(
        pieces.filter((each) => each !== pieces[from]),
      )
    }),
  )
})
