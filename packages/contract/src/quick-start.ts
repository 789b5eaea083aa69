import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What a company does on its first day, in this order. */
export const QUICK_STEPS = ['company', 'people', 'numbers', 'hours', 'greeting'] as const
export type QuickStep = (typeof QUICK_STEPS)[number]

export const quickStart = {
  get: endpoint({
    id: 'quickStart.get',
    method: 'GET',
    path: '/quick-start',
    permission: 'settings:write',
    summary:
      'How far a new company has come, as its data says: who it is, people, numbers, hours, a greeting.',
    status: 200,
    /** In their order. `count` is of people with a phone, numbers that lead somewhere, schedules, greetings; of the company 0 or 1. */
    response: z.object({
      steps: z.array(z.object({ id: z.enum(QUICK_STEPS), done: z.boolean(), count: z.int() })),
    }),
    errors: [],
    example: {},
  }),
}
