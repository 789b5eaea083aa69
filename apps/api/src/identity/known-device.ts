import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieName } from '../http/cookies.ts'
import { deriveKey, makeToken } from '../http/crypto.ts'
import type { SecretKey } from '../config.ts'

/** Browsers keep no cookie longer than 400 days. */
const MAX_AGE_SECONDS = 400 * 24 * 3600
/** People who share a browser. */
const MOST_NAMES = 5

const cookieOf = ({ server }: FastifyRequest) => cookieName(server.portal.config, 'device')

/** `id.proof.proof…`: a random id, and for each name that signed in here a proof that only the server can make. */
function proofOf(key: SecretKey, id: string, name: string): string {
  return createHmac('sha256', deriveKey(key, 'known device')).update(`${id}\n${name}`).digest('base64url')
}

const equal = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The id of this browser if `name` has signed in on it before. */
export function knownDevice(request: FastifyRequest, name: string): string | null {
  const [id, ...proofs] = (request.cookies[cookieOf(request)] ?? '').split('.')
  if (!id) return null
  const { secretKeys } = request.server.portal.config
  const proven = secretKeys.some((key) => proofs.some((proof) => equal(proof, proofOf(key, id, name))))
  return proven ? id : null
}

/** Remembers that `name` has signed in on this browser. */
export function rememberDevice(request: FastifyRequest, reply: FastifyReply, name: string): void {
  const [key] = request.server.portal.config.secretKeys
  if (!key) return
  const [given, ...proofs] = (request.cookies[cookieOf(request)] ?? '').split('.')
  const id = given || makeToken()
  const proof = proofOf(key, id, name)
  const kept = proofs.filter((other) => other !== proof).slice(0, MOST_NAMES - 1)
  void reply.setCookie(cookieOf(request), [id, proof, ...kept].join('.'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: MAX_AGE_SECONDS,
  })
}
