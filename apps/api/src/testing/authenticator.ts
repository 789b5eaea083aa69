import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'
import type { PasskeyMade, PasskeyProof } from '@switchboard/contract/webauthn'

/** What a browser and a device do together, and what goes wrong on the way. */
interface Circumstances {
  /** The page that asks. */
  origin?: string
  /** The domain name that the device believes it is at. */
  rpId?: string
  /** Was a finger on the sensor? */
  verified?: boolean
  /** Does a password manager keep it on several devices? */
  synced?: boolean
  /** Signatures that the device has made by then; 0 for one that does not count. */
  counter?: number
  challenge?: string
  userHandle?: string
}

/** Bits of authenticator data: WebAuthn Level 3, 6.1. */
const FLAGS = { present: 0x01, verified: 0x04, eligible: 0x08, synced: 0x10, attested: 0x40 }

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()

function authenticatorData(
  {
    rpId,
    verified,
    synced,
    counter,
  }: Required<Pick<Circumstances, 'rpId' | 'verified' | 'synced' | 'counter'>>,
  made?: Buffer,
) {
  const flags =
    FLAGS.present |
    (verified ? FLAGS.verified : 0) |
    (synced ? FLAGS.eligible | FLAGS.synced : 0) |
    (made ? FLAGS.attested : 0)
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, made ?? Buffer.alloc(0)])
}

const clientData = (type: 'webauthn.create' | 'webauthn.get', challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

/** One passkey in software: an ES256 key pair and a credential id, as a security key would hold them (WebAuthn Level 3, 6). */
export function makeAuthenticator({ origin: home, rpId: homeId }: { origin: string; rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let handle: string | undefined
  const at = (circumstances: Circumstances) => ({
    origin: home,
    rpId: homeId,
    verified: true,
    synced: false,
    counter: 0,
    ...circumstances,
  })
  const credential = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const }

  return {
    /** Answers to `passkeys.beginAdd`. */
    make(
      options: { challenge: string; user: { id: string } },
      circumstances: Circumstances = {},
    ): PasskeyMade {
      handle = options.user.id
      const { origin, challenge = options.challenge, ...rest } = at(circumstances)
      // COSE_Key of RFC 9053: kty EC2, alg ES256, crv P-256.
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ])
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const made = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(authenticatorData(rest, made))],
      ])
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64url(isoCBOR.encode(attestation as never)),
          transports: ['internal'],
        },
      }
    },
    /** Answers to `passkeys.beginSignIn`. */
    prove(options: { challenge: string }, circumstances: Circumstances = {}): PasskeyProof {
      const { origin, challenge = options.challenge, userHandle = handle, ...rest } = at(circumstances)
      const data = authenticatorData(rest)
      const client = clientData('webauthn.get', challenge, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(userHandle !== undefined && { userHandle }),
        },
      }
    },
  }
}
export type Authenticator = ReturnType<typeof makeAuthenticator>
