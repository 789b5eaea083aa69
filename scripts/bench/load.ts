import { Agent, type IncomingHttpHeaders, request as sendRequest } from 'node:http'
import { text as readText } from 'node:stream/consumers'

/** One HTTP request, without the server it goes to. */
export interface Shot {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** What one worker does over and over. */
export interface Work {
  /** The next request; a worker sends it when the answer to the one before is there. */
  next: () => Shot
  /** @throws when the answer is not the right one: a fast wrong answer is no measurement. */
  check: (answer: Answer) => void
}

/** Sends one request over a connection of `agent`, which it keeps. */
export function send(base: string, { method, path, headers, body }: Shot, agent?: Agent): Promise<Answer> {
  const payload = body && JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const request = sendRequest(
      base + path,
      {
        method,
        ...(agent && { agent }),
        headers: {
          ...headers,
          ...(payload && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }),
        },
      },
      (response) => {
        const { statusCode = 0, headers: received } = response
        readText(response).then((text) => resolve({ status: statusCode, headers: received, text }), reject)
      },
    )
    request.once('error', reject)
    request.end(payload)
  })
}

/**
 * A closed loop: each worker has one connection and sends its next request when the last is answered.
 * @returns requests answered per second
 */
export async function measure(base: string, workers: readonly Work[], milliseconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: workers.length })
  let answered = 0
  const started = performance.now()
  const run = async ({ next, check }: Work): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      check(await send(base, next(), agent))
      answered += 1
    }
  }
  await Promise.all(workers.map(run))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return answered / seconds
}
