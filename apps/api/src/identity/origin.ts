import type { FastifyRequest } from 'fastify'
import { networkOf } from './network.ts'

const MAX_DEVICE_LENGTH = 200

/** Where a request comes from, as the history and a notice tell it. */
export interface Origin {
  /** As `networkOf` makes it. */
  network: string
  /** The `User-Agent` header, which proves nothing. */
  device: string
  requestId: string
}

export const originOf = (request: FastifyRequest): Origin => ({
  network: networkOf(request.ip),
  device: (request.headers['user-agent'] ?? '').slice(0, MAX_DEVICE_LENGTH),
  requestId: request.id,
})
