import { z } from 'zod'
import { Instant, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Days that people have to set up a second factor; null: nobody needs one. */
const GraceDays = z.int().min(0, { error: 'too_small' }).max(90, { error: 'too_big' }).nullable()
/** Null: as long as the installation allows. */
const IdleMinutes = z.int().min(5, { error: 'too_small' }).max(10_080, { error: 'too_big' }).nullable()
const AbsoluteHours = z.int().min(1, { error: 'too_small' }).max(2160, { error: 'too_big' }).nullable()

/** How people of the company sign in, and for how long. */
export const SecurityPolicy = z.object({
  version: Version,
  secondFactorGraceDays: GraceDays,
  /** From then on people without a second factor can do nothing but set one up. Set with `secondFactorGraceDays`. */
  secondFactorFrom: Instant.nullable(),
  /** Minutes without use after which a session ends. */
  sessionIdleMinutes: IdleMinutes,
  /** Hours after which a session ends in any case. */
  sessionAbsoluteHours: AbsoluteHours,
})
export type SecurityPolicy = z.infer<typeof SecurityPolicy>

/** The policy, and what one must know to change it. */
export const SecuritySettings = SecurityPolicy.extend({
  /** No session lasts longer, whatever the company sets. */
  installation: z.object({ sessionIdleMinutes: z.int(), sessionAbsoluteHours: z.int() }),
  /** Who can sign in, and how many of them have no second factor yet. */
  people: z.object({ total: z.int(), withoutSecondFactor: z.int() }),
})
export type SecuritySettings = z.infer<typeof SecuritySettings>

export const security = {
  get: endpoint({
    id: 'security.get',
    method: 'GET',
    path: '/settings/security',
    permission: 'security:write',
    summary: 'How people of the company sign in, and for how long.',
    status: 200,
    response: SecuritySettings,
    errors: [],
    example: {},
  }),
  /**
   * Holds at once, also for those who are signed in. The time to set up a second factor counts from when one was first
   * required; a session limit above the installation's is 422 `too_big`. `version_conflict` carries `SecuritySettings`.
   */
  save: endpoint({
    id: 'security.save',
    method: 'PUT',
    path: '/settings/security',
    permission: 'security:write',
    summary: 'Change how people of the company sign in, and for how long.',
    body: z.strictObject({
      version: Version,
      secondFactorGraceDays: GraceDays,
      sessionIdleMinutes: IdleMinutes,
      sessionAbsoluteHours: AbsoluteHours,
    }),
    status: 200,
    response: SecuritySettings,
    errors: ['version_conflict', 'validation_failed'],
    example: {
      body: { version: 1, secondFactorGraceDays: 14, sessionIdleMinutes: 60, sessionAbsoluteHours: null },
    },
  }),
}
