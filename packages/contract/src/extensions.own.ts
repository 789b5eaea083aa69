import { z } from 'zod'
import { E164, Version } from './common.ts'
import { endpoint } from './endpoint.ts'
import { Extension, Forwarding, VoicemailPin, VoicemailSettings } from './extensions.ts'

/**
 * A phone as the person it belongs to sees it: all of it. Its number, holder, caller ID and whether it is enabled are an
 * administrator's to change.
 */
export const OwnPhone = Extension.extend({
  phone: Extension.shape.phone.unwrap(),
  /** Whose id is `phone.callerIdNumberId`, in E.164; null for the company's default. */
  callerId: E164.nullable(),
})
export type OwnPhone = z.infer<typeof OwnPhone>

/** What people change about their own phones; a part that is left out stays as it is. */
export const OwnPhoneChange = z.strictObject({
  version: Version,
  doNotDisturb: z.boolean().optional(),
  blockAnonymous: z.boolean().optional(),
  forwarding: Forwarding.optional(),
  /** `pin` null or left out keeps the one that is set; one must be set before voicemail can be on. */
  voicemail: z
    .object({ ...VoicemailSettings, pin: VoicemailPin.nullable() })
    .partial()
    .optional(),
})
export type OwnPhoneChange = z.infer<typeof OwnPhoneChange>

export const extensionsOwn = {
  list: endpoint({
    id: 'extensions.ownList',
    method: 'GET',
    path: '/me/phones',
    permission: 'signed-in',
    summary: 'Your own phones.',
    status: 200,
    response: z.object({ items: z.array(OwnPhone) }),
    errors: [],
    example: {},
  }),
  /**
   * Under the rules of `extensions.update`, and in the history as the same change. A stale `version` is 409 with
   * `current`, the `OwnPhone` as it is now; another person's phone and a shared one are 404.
   */
  update: endpoint({
    id: 'extensions.ownUpdate',
    method: 'PATCH',
    path: '/me/phones/:id',
    permission: 'signed-in',
    summary: 'Change do not disturb, forwarding or voicemail of one of your own phones.',
    params: z.object({ id: z.uuid() }),
    body: OwnPhoneChange,
    status: 200,
    response: OwnPhone,
    errors: ['validation_failed', 'version_conflict'],
    example: {
      params: { id: '018f0000-0000-7000-8000-000000000000' },
      body: {
        version: 1,
        doNotDisturb: false,
        forwarding: { mode: 'offline', destination: { kind: 'external', number: '+33639980012' } },
        voicemail: { enabled: true, pin: '4071' },
      },
    },
  }),
}
