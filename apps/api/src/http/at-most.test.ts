import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('as many as may run at a time, the others in order, and far more are turned away', async () => {
  const { promise: work, resolve: finish } = Promise.withResolvers<void>()
  const limited = atMost(2)
  const started: number[] = []
  const tasks = Array.from({ length: 100 }, (_, n) =>
    limited(async () => {
      started.push(n)
      await work
    }),
  )
  const settled = Promise.allSettled(tasks)
  expect(started).toEqual([0, 1])
  finish()
  const results = await settled
  expect(started).toEqual(Array.from({ length: 66 }, (_, n) => n)) // 2 at once, 32 waiting for each
  expect(results.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
  await limited(async () => started.push(100)) // there is room again
  expect(started.at(-1)).toBe(100)
})
