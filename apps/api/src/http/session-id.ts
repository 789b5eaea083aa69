import type { FastifyRequest } from 'fastify'
import { makeToken, sha256 } from './crypto.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The id that the next session of this request is given. */
    nextSessionId?: string
  }
}

/** For @fastify/session. */
export const nextSessionId = (request?: FastifyRequest): string => request?.nextSessionId ?? makeToken()

/** A session that is about to change its id, because what it may do has changed. */
export interface SessionMove {
  /** Hash of the present id, as `session.id_hash` holds it. */
  from: Uint8Array<ArrayBuffer>
  /** Hash of the new one: the handler puts it in place of `from`, in the transaction of the change itself. */
  to: Uint8Array<ArrayBuffer>
  /** Gives the browser the new id, after the transaction. Its CSRF token stays valid. */
  complete(): Promise<void>
}

/**
 * Prepares a new id for the session of a request. The row moves by an update that finds none if the session was ended in
 * between, so that nothing brings it back.
 */
export function moveSession(request: FastifyRequest): SessionMove {
  const id = makeToken()
  return {
    from: new Uint8Array(sha256(request.session.sessionId)),
    to: new Uint8Array(sha256(id)),
    async complete() {
      request.nextSessionId = id
      await request.session.regenerate(['_csrf', 'actor'])
    },
  }
}
