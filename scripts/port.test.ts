import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimPort, freePort } from './port.ts'

let other: Server
let taken: number

beforeEach(async () => {
  taken = await freePort()
  other = createServer().listen(taken, '127.0.0.1')
  await once(other, 'listening')
})
afterEach(() => void other.close())

test('a port of another program is refused in one sentence that says what to do', async () => {
  await expect(claimPort('127.0.0.1', taken)).rejects.toThrow(
    `Port ${taken} is used by another program; choose another one with PORT=… (PORT=0 takes a free one).`,
  )
})

test('a port that is let go of in time is taken', async () => {
  const claim = claimPort('127.0.0.1', taken)
  other.close()
  await expect(claim).resolves.toBe(taken)
})

test('0 takes a free one', async () => {
  await expect(claimPort('127.0.0.1', 0)).resolves.toBeGreaterThan(0)
})

test('an address of another machine is refused by the name of its variable', async () => {
  await expect(claimPort('192.0.2.1', 0)).rejects.toThrow('HOST 192.0.2.1 is not an address of this machine.')
})
