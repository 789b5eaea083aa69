import { z } from 'zod'
import { Instant, Name, NewPassword, NoContent, Password, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

export const BROWSERS = ['Chrome', 'Edge', 'Firefox', 'Opera', 'Safari', 'Samsung Internet'] as const
export const SYSTEMS = ['Android', 'ChromeOS', 'iOS', 'Linux', 'macOS', 'Windows'] as const

/** What a browser says that it is; null when it is none of these. */
export const Device = z.object({
  browser: z.enum(BROWSERS).nullable(),
  system: z.enum(SYSTEMS).nullable(),
})
export type Device = z.infer<typeof Device>

/** A device that somebody is signed in on. */
export const OwnSession = z.object({
  id: z.uuid(),
  ...Device.shape,
  /** Where it signed in from: an IPv4 address or the /64 of an IPv6 one. */
  network: z.string(),
  signedInAt: Instant,
  /** To the minute. */
  lastSeenAt: Instant,
  /** The one that asks. */
  current: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>

/** Oneself. */
export const OwnProfile = z.object({
  version: Version,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  /** The address that is to take the place of `email` once its link is followed; null when none is waited for. */
  emailChange: z
    .object({
      newEmail: z.string(),
      /** When the last link was asked for. */
      askedAt: Instant,
    })
    .nullable(),
})
export type OwnProfile = z.infer<typeof OwnProfile>

/** What people may do about themselves, whatever their role. */
export const profile = {
  get: endpoint({
    id: 'profile.get',
    method: 'GET',
    path: '/me',
    permission: 'signed-in',
    summary: 'Your own name and e-mail address.',
    status: 200,
    response: OwnProfile,
    errors: [],
    example: {},
  }),
  /** Your phones carry the same name. A stale `version` is 409 with `current`, the `OwnProfile` as it is now. */
  rename: endpoint({
    id: 'profile.rename',
    method: 'PUT',
    path: '/me/name',
    permission: 'signed-in',
    summary: 'Change your own name.',
    body: z.strictObject({ firstName: Name(60), lastName: Name(60), version: Version }),
    status: 200,
    response: OwnProfile,
    errors: ['version_conflict'],
    example: { body: { firstName: 'Claire', lastName: 'Fontaine', version: 1 } },
  }),
  /**
   * Ends every other session of the person and gives this one a new id; its CSRF token stays valid. Tells them by mail.
   * A wrong present password is 422 `currentPassword: password_wrong`.
   */
  changePassword: endpoint({
    id: 'profile.changePassword',
    method: 'PUT',
    path: '/me/password',
    permission: 'signed-in',
    summary: 'Change your password; your other devices are signed out.',
    tx: 'none',
    bodyLimit: 4096,
    body: z.strictObject({ currentPassword: Password, newPassword: NewPassword }),
    status: 204,
    response: NoContent,
    errors: ['validation_failed'],
    example: { body: { currentPassword: 'the present one', newPassword: 'a long sentence of my own' } },
  }),
  /** The one that asks comes first, then those last seen; older ones than the 100 listed can be ended with all others. */
  sessions: endpoint({
    id: 'profile.sessions',
    method: 'GET',
    path: '/me/sessions',
    permission: 'signed-in',
    summary: 'The devices you are signed in on.',
    tx: 'none',
    status: 200,
    response: z.object({ items: z.array(OwnSession) }),
    errors: [],
    example: {},
  }),
  /** At once: no request of it that is still under way keeps it or brings it back. */
  endSession: endpoint({
    id: 'profile.endSession',
    method: 'DELETE',
    path: '/me/sessions/:id',
    permission: 'signed-in',
    summary: 'Sign out on one of your devices.',
    tx: 'none',
    params: z.object({ id: z.uuid() }),
    status: 204,
    response: NoContent,
    errors: [],
    example: { params: { id: '018f4d2a-7c3b-7a10-9e55-2f1c9b7d0a01' } },
  }),
  endOtherSessions: endpoint({
    id: 'profile.endOtherSessions',
    method: 'DELETE',
    path: '/me/sessions',
    permission: 'signed-in',
    summary: 'Sign out on all your devices but this one.',
    tx: 'none',
    status: 204,
    response: NoContent,
    errors: [],
    example: {},
  }),
}
