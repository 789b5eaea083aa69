import { quickStart } from '@switchboard/contract/quick-start'
import { session } from '@switchboard/contract/session'
import { expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import {
  makeExtension,
  makePhoneNumber,
  makeReceptionist,
  makeTenant,
  makeUser,
} from '../../testing/factories.ts'

const server = await startTestApp()

test('a step is done when the data says so, one after the other', async () => {
  const tenant = await makeTenant()
  const where = { tenantId: tenant.id }
  const caller = await server.signInAs(await makeUser({ ...where, role: 'owner' }))
  const done = async () =>
    (await caller.call(quickStart.get, {})).steps.flatMap((step) => (step.done ? [step.id] : []))
  const at = new Date()

  const number = await makePhoneNumber(where)
  expect(await done()).toEqual([]) // a number that leads nowhere is none yet
  await owner.tenant.updateMany({
    where: { id: tenant.id },
    data: { addressLine1: '1 rue X', city: 'Paris' },
  })
  expect(await done()).toEqual([]) // an invoice needs the SIREN, too
  await owner.tenant.updateMany({ where: { id: tenant.id }, data: { siren: '123456782' } })
  expect(await done()).toEqual(['company'])
  const phone = await makeExtension(where)
  expect(await done()).toEqual(['company', 'people'])
  await owner.phoneNumber.updateMany({
    where: { id: number.id },
    data: { destinationKind: 'extension', destinationExtensionId: phone.id },
  })
  expect(await done()).toEqual(['company', 'people', 'numbers'])
  await owner.schedule.create({ data: { ...where, name: 'Hours', ranges: [], createdAt: at, updatedAt: at } })
  expect(await done()).toEqual(['company', 'people', 'numbers', 'hours'])
  const { id: receptionistId } = await makeReceptionist(where)
  expect(await done()).toEqual(['company', 'people', 'numbers', 'hours']) // it says nothing
  await owner.receptionistMenu.updateMany({
    where: { ...where, receptionistId, mode: 'open' },
    data: { greetingKind: 'text', greetingText: 'Bonjour', greetingLanguage: 'fr' },
  })
  expect(await done()).toEqual(['company', 'people', 'numbers', 'hours', 'greeting'])
})

test('a company abroad needs no SIREN', async () => {
  const tenant = await makeTenant({ country: 'BE', addressLine1: '1 rue X', city: 'Bruxelles' })
  const caller = await server.signInAs(await makeUser({ tenantId: tenant.id, role: 'owner' }))
  expect((await caller.call(quickStart.get, {})).steps[0]).toEqual({ id: 'company', done: true, count: 1 })
})

test('the session says whether to show them: to who may do them, until they are done or hidden by that person', async () => {
  const { id: tenantId } = await makeTenant({ addressLine1: '1 rue X', city: 'Paris' })
  const [one, another] = [
    await makeUser({ tenantId, role: 'owner', firstStepsHidden: false }),
    await makeUser({ tenantId, role: 'admin', firstStepsHidden: false }),
  ]
  const reader = await server.signInAs(
    await makeUser({ tenantId, role: 'read_only', firstStepsHidden: false }),
  )
  const callers = [await server.signInAs(one), await server.signInAs(another), reader]
  const shown = async () => {
    const sessions = await Promise.all(callers.map((caller) => caller.call(session.get, {})))
    return sessions.map((each) => each?.firstSteps)
  }
  expect(await shown()).toEqual([true, true, false])
  const hidden = await callers[0]?.call(session.preferences, { body: { firstStepsHidden: true } })
  expect(hidden?.firstSteps).toBe(false)
  expect(await shown()).toEqual([false, true, false])
  const at = new Date()
  await owner.tenant.update({ where: { id: tenantId }, data: { siren: '123456782' } })
  const phone = await makeExtension({ tenantId })
  const to = { destinationKind: 'extension', destinationExtensionId: phone.id }
  await makePhoneNumber({ tenantId, ...to })
  await owner.schedule.create({ data: { tenantId, name: 'Hours', ranges: [], createdAt: at, updatedAt: at } })
  expect(await shown()).toEqual([false, true, false])
  const { id: receptionistId } = await makeReceptionist({ tenantId })
  await owner.receptionistMenu.updateMany({
    where: { tenantId, receptionistId, mode: 'open' },
    data: { greetingKind: 'text', greetingText: 'Bonjour', greetingLanguage: 'fr' },
  })
  expect(await shown()).toEqual([false, false, false])
})
