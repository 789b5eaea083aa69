import { readFileSync } from 'node:fs'
import { engineEvents } from '@switchboard/contract/engine-events'
import { expect, test } from 'vitest'
import { startTestApp, urlOf } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeDevice, makePlatformToken, makeTenant } from '../../testing/factories.ts'

// The examples of docs/engine-events.md, as they stand.

const DOCS = new URL('../../../../../docs/engine-events.md', import.meta.url)
const examples = [...readFileSync(DOCS, 'utf8').matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json)

const server = await startTestApp()

test('every example of the page is sent, and answered as the page says', async () => {
  const { id: tenantId } = await makeTenant()
  const { sipUser } = await makeDevice({ tenantId })
  const change = await owner.configurationChange.create({ data: { tenantId, at: new Date() } })
  const engine = server.program(await makePlatformToken())
  const filled = (json: string) =>
    JSON.parse(
      json.replaceAll('TENANT', tenantId).replaceAll('SIP_USER', sipUser).replaceAll('CHANGE', change.id),
    )
  const send = async (json: string) => {
    const url = urlOf(engineEvents.report, {})
    const answer = await server.app.inject({
      method: 'POST',
      url,
      headers: engine.headers,
      payload: filled(json),
    })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }
  const [registered = '', told = '', applied = ''] = examples
  expect(examples).toHaveLength(3)
  expect(await send(registered)).toEqual(JSON.parse(told))
  expect((await send(applied)).results).toMatchObject([{ outcome: 'accepted' }])
  expect(await owner.configurationChange.count({ where: { tenantId } })).toBe(0)
})
