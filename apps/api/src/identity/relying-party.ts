import { isIP } from 'node:net'

/** The portal as browsers and authenticators know it: whom a passkey belongs to. */
export interface RelyingParty {
  /** The domain name. */
  id: string
  /** Scheme, domain name and port. */
  origin: string
}

/** `example.com`, `localhost`; not `[::1]`. */
const isName = (host: string) => isIP(host.replaceAll(/[[\]]/g, '')) === 0

/**
 * By the portal's public address, which no request has a say in. Null where browsers refuse passkeys: they belong to a
 * domain name, never to an IP address (WebAuthn Level 3, 5.1.3, "effective domain"), and need https or localhost (Secure
 * Contexts, 3.1).
 */
export function relyingPartyOf(publicUrl: string | undefined): RelyingParty | null {
  const url = URL.parse(publicUrl ?? '')
  if (!url || !isName(url.hostname)) return null
  const isSecure = url.protocol === 'https:' || /(^|\.)localhost$/.test(url.hostname)
  return isSecure ? { id: url.hostname, origin: url.origin } : null
}
