import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeWave } from './wave.ts'

const read = async (blob: Blob) => new DataView(await blob.arrayBuffer())

test('one channel of 16 bits, with a header that says so', async () => {
  const view = await read(encodeWave([Float32Array.of(0, 1, -1, 2), Float32Array.of(0, 1, 0, 2)], 16_000))
  const letters = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((of) => view.getUint8(at + of)))
  expect([letters(0), letters(8), letters(12), letters(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data'])
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([
    1, 16_000, 16,
  ])
  expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([0, 32_767, -16_383, 32_767])
})

test('it is as long as it says, whatever is in it', async () => {
  const samples = fc.float32Array({ noNaN: true, maxLength: 300 })
  await fc.assert(
    fc.asyncProperty(samples, async (channel) => {
      const view = await read(encodeWave([channel], 8000))
      expect(view.byteLength).toBe(44 + channel.length * 2)
      expect(view.getUint32(40, true)).toBe(channel.length * 2)
      expect(view.getUint32(4, true)).toBe(view.byteLength - 8)
    }),
  )
})
