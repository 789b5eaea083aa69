import { engineEvents } from '@switchboard/contract/engine-events'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'
import { makeExtension, makePlatformToken, makeTenant, makeUser } from './factories.ts'
import { waveFile } from './sounds.ts'

/** What callers say. */
export const SOUND = waveFile(2)

/** A company with mailboxes, and a phone engine that takes messages for them. */
export async function startMailboxes(server: TestApp) {
  const engine = server.program(await makePlatformToken({ kind: 'engine' }))

  /** A plain user with a phone, a colleague with another, and a phone that is nobody's own. */
  async function start() {
    const tenant = await makeTenant()
    const where = { tenantId: tenant.id }
    const user = await makeUser({ ...where, role: 'user', firstName: 'Ada', email: 'ada@example.test' })
    const own = await makeExtension({ ...where, userId: user.id, number: '204', name: 'Ada Martin' })
    const colleague = await makeExtension({ ...where, number: '205', name: 'Zoé Blanc' })
    const shared = await makeExtension({ ...where, kind: 'shared_phone', number: '300', name: 'Accueil' })
    const admin = await makeUser({ ...where, role: 'admin' })
    return {
      where,
      own,
      colleague,
      shared,
      caller: await server.signInAs(user),
      admin: await server.signInAs(admin),
    }
  }

  /** Reports a message as an engine does. */
  async function leave({ where }: Where, extensionId: string, values: object = {}) {
    const id = randomUUID()
    const event = {
      id: randomUUID(),
      tenantId: where.tenantId,
      at: server.clock.now().toISOString(),
      type: 'voicemail.left' as const,
      extensionId,
      recordingId: id,
      caller: '+33639980012',
      callerName: 'Martin',
      seconds: 83,
      ...values,
    }
    const { results } = await engine.call(engineEvents.report, { body: { events: [event] } })
    return { id, outcome: results[0]?.outcome, event }
  }

  /** Hands its recording in. */
  const record = ({ where }: Where, id: string, sound = SOUND) =>
    server.app.inject({
      method: 'PUT',
      url: `${API_PREFIX}/engine/recordings/${id}?tenant=${where.tenantId}`,
      headers: { ...engine.headers, 'content-type': 'application/octet-stream' },
      payload: sound,
    })

  return { engine, start, leave, record }
}

/** A company, and who hears what of it. */
export type MailboxScene = Awaited<ReturnType<Awaited<ReturnType<typeof startMailboxes>>['start']>>

interface Where {
  where: { tenantId: string }
}
