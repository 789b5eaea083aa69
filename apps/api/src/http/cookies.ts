import { type Config, isHttps } from '../config.ts'

/**
 * A cookie's full name. Where the portal is reached by https it says `__Host-`, and browsers then keep it only as this
 * host set it: `Secure`, for all paths, and not planted by a neighbor under the same domain (RFC 6265bis, 4.1.3.2).
 */
export const cookieName = (config: Config, name: string): string =>
  isHttps(config) ? `__Host-${name}` : name

/** The session's: HttpOnly, so that no script of the page can read it. */
export const sessionCookie = (config: Config): string => cookieName(config, 'sid')
