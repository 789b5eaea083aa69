import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'

/** Keys of a request to remove several. */
const keysIn = (xml: string) => [...xml.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key)

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string | Buffer
}

const xml = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
})

async function answer(objects: Map<string, Buffer>, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store')
  const key = decodeURIComponent(pathname.split('/').slice(2).join('/'))
  const from = request.headers['x-amz-copy-source']
  if (request.method === 'PUT' && typeof from === 'string') {
    const source = objects.get(decodeURIComponent(from).split('/').slice(2).join('/'))
    if (!source) return { status: 404 }
    objects.set(key, source)
    return xml('<CopyObjectResult/>')
  }
  if (request.method === 'PUT') {
    objects.set(key, await buffer(request))
    return { status: 200 }
  }
  if (request.method === 'DELETE') {
    objects.delete(key)
    return { status: 204 }
  }
  if (request.method === 'POST') {
    for (const each of keysIn(await text(request))) objects.delete(each)
    return xml('<DeleteResult/>')
  }
  if (searchParams.has('list-type')) {
    const found = [...objects.keys()].filter((each) => each.startsWith(searchParams.get('prefix') ?? ''))
    return xml(
      `<ListBucketResult>${found.map((each) => `<Contents><Key>${each}</Key></Contents>`).join('')}</ListBucketResult>`,
    )
  }
  const object = objects.get(key)
  if (!object) return { status: 404 }
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = first === undefined ? object : object.subarray(Number(first), Number(last) + 1)
  return {
    status: first === undefined ? 200 : 206,
    headers: { 'content-length': String(part.length), 'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT' },
    ...(request.method === 'GET' && { body: part }),
  }
}

/** As much of S3 as `files/` asks for, on a port of its own. */
export async function startS3Server(): Promise<{ endpoint: string; keys(): string[]; stop(): void }> {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    answer(objects, request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    keys: () => [...objects.keys()],
    stop: () => server.close(),
  }
}
