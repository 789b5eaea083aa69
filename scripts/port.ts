import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { StartError } from './start-error.ts'

/** A portal that was killed lets go of its port within this time. */
const PATIENCE_MS = 2_000

/** A free TCP port of 127.0.0.1. */
export function freePort(): Promise<number> {
  return probe('127.0.0.1', 0)
}

/**
 * The port to listen on: the wanted one, or a free one for 0.
 * @throws StartError when it is in use or may not be taken
 */
export async function claimPort(host: string, wanted: number): Promise<number> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      const port = await probe(host, wanted)
      if (wanted !== 0) await probeLocalhost(port)
      return port
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      if (code === 'EADDRINUSE' && Date.now() < deadline) await delay(200)
      else throw explain(code, host, wanted, error)
    }
  }
}

/** `localhost` may mean ::1 to a browser, where another program would answer in the portal's place. */
async function probeLocalhost(port: number): Promise<void> {
  try {
    await probe('::1', port)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw error
  }
}

async function probe(host: string, port: number): Promise<number> {
  const server = createServer().listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No TCP port was given')
  return address.port
}

function explain(code: unknown, host: string, port: number, cause: unknown): Error {
  const options = { cause }
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is used by another program; choose another one with PORT=… (PORT=0 takes a free one).`,
        options,
      )
    case 'EACCES':
      return new StartError(`PORT ${port} may only be used by root; choose one above 1023.`, options)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST ${host} is not an address of this machine.`, options)
    default:
      return cause instanceof Error ? cause : new Error(String(cause))
  }
}
