import { QUICK_STEPS, quickStart } from '@switchboard/contract/quick-start'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { COUNT_STEP } from '../../identity/first-steps.ts'

/** Configuration > First steps. */
export function quickStartRoutes(app: FastifyInstance): void {
  route(app, quickStart.get, async ({ db }) => {
    const steps = []
    for (const id of QUICK_STEPS) {
      const count = await COUNT_STEP[id](db)
      steps.push({ id, count, done: count > 0 })
    }
    return { steps }
  })
}
