import { z } from 'zod'

// The JSON forms of WebAuthn Level 3 (w3.org/TR/webauthn-3, 5.1.8 to 5.1.11), as far as they are used. Binary values are
// base64url without padding.

const Base64Url = (max: number) =>
  z
    .string()
    .regex(/^[\w-]+$/, { error: 'invalid' })
    .max(max, { error: 'too_long' })
/** Of at most 1,023 bytes (5.8.3). */
const CredentialId = Base64Url(1364)
const Transports = z.array(z.string().max(32)).max(10)
const CredentialDescriptor = z.object({
  id: CredentialId,
  type: z.literal('public-key'),
  transports: Transports.optional(),
})

/** What a browser is told to make: `PublicKeyCredentialCreationOptionsJSON`. */
export const CreationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  /** Milliseconds. */
  timeout: z.int(),
  excludeCredentials: z.array(CredentialDescriptor),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
})

/** What a browser is told to sign: `PublicKeyCredentialRequestOptionsJSON`. */
export const RequestOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  /** Milliseconds. */
  timeout: z.int(),
  /** Empty: any passkey of this portal that the person picks. */
  allowCredentials: z.array(CredentialDescriptor),
  userVerification: z.literal('required'),
})

const credential = { id: CredentialId, rawId: CredentialId, type: z.literal('public-key') }

/** What a browser answers to `CreationOptions`: `RegistrationResponseJSON`. */
export const PasskeyMade = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url(4096),
    attestationObject: Base64Url(24_576),
    transports: Transports.optional(),
  }),
})
export type PasskeyMade = z.infer<typeof PasskeyMade>

/** What a browser answers to `RequestOptions`: `AuthenticationResponseJSON`. */
export const PasskeyProof = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Base64Url(4096),
    authenticatorData: Base64Url(4096),
    signature: Base64Url(8192),
    /** Of at most 64 bytes (5.4.3). */
    userHandle: Base64Url(86).optional(),
  }),
})
export type PasskeyProof = z.infer<typeof PasskeyProof>

const id = 'AAECAwQFBgcICQoLDA0ODw'
/** Of the right shape; it makes nothing. */
export const madeExample = {
  id,
  rawId: id,
  type: 'public-key',
  response: { clientDataJSON: 'e30', attestationObject: 'oA' },
} as const
/** Of the right shape; it proves nothing. */
export const proofExample = {
  id,
  rawId: id,
  type: 'public-key',
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'MA' },
} as const
