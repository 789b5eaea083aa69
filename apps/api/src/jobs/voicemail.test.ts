import { history } from '@switchboard/contract/history'
import { voicemail, VOICEMAIL_RESTORE_DAYS } from '@switchboard/contract/voicemail'
import { voicemailBoxes } from '@switchboard/contract/voicemail-boxes'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'
import { owner } from '../testing/db.ts'
import { deliver } from '../testing/deliver.ts'
import { makeVoicemailMessage } from '../testing/factories.ts'
import { type MailboxScene, SOUND, startMailboxes } from '../testing/mailboxes.ts'
import { tidyVoicemail } from './tidy-voicemail.ts'

const server = await startTestApp()
const { start, leave, record } = await startMailboxes(server)
const { files, database } = server.app.portal

describe('the mail that tells of a message', () => {
  const mailOf = async (extension: 'own' | 'shared', values: object, left: object = {}) => {
    const scene = await start()
    const { id: extensionId } = scene[extension]
    await owner.phoneExtension.updateMany({ where: { extensionId }, data: values })
    const { id } = await leave(scene, extensionId, left)
    expect(await deliver(server, scene.where.tenantId)).toEqual([]) // not before there is something to hear
    await record(scene, id)
    return { scene, id, mails: await deliver(server, scene.where.tenantId) }
  }

  test('goes to the address of the box, with the recording', async () => {
    const { mails, scene } = await mailOf('own', { voicemailEmail: 'box@example.test' })
    expect(mails).toMatchObject([
      {
        to: 'box@example.test',
        attachments: [{ contentType: 'audio/wav', content: SOUND }],
      },
    ])
    expect(mails[0]?.text).toContain('Bonjour Ada,')
    expect(mails[0]?.text).toMatch(/Appelant\s: Martin, 06 39 98 00 12/)
    expect(mails[0]?.text).toContain('https://portal.example.test/usage/voicemail')
    expect(await owner.mailLog.count({ where: scene.where })).toBe(0) // the worker's own log is made by its relay
  })

  test('or without it, where the box wants none', async () => {
    const { mails } = await mailOf('own', { voicemailEmail: 'box@example.test', voicemailAttach: false })
    expect(mails).toMatchObject([{ attachments: [] }])
    expect(mails[0]?.text).toContain('ouvrez le portail')
  })

  test('of a phone that is nobody’s own greets nobody by name', async () => {
    const { mails } = await mailOf(
      'shared',
      { voicemailEmail: 'accueil@example.test' },
      { caller: 'private' },
    )
    expect(mails).toMatchObject([{ to: 'accueil@example.test' }])
    expect(mails[0]?.text).toContain('Bonjour,')
  })

  test('is sent to nobody without an address, nor of a message that was deleted', async () => {
    const { mails } = await mailOf('own', { voicemailEmail: null })
    expect(mails).toEqual([])
    const scene = await start()
    const data = { voicemailEmail: 'box@example.test' }
    await owner.phoneExtension.updateMany({ where: { extensionId: scene.own.id }, data })
    const { id } = await leave(scene, scene.own.id)
    await record(scene, id)
    await scene.caller.call(voicemail.remove, { params: { id } })
    expect(await deliver(server, scene.where.tenantId)).toEqual([])
  })
})

test('messages go for good by the preference of their company, and a week after they were deleted', async () => {
  const scene = await start()
  const strict = await start()
  await owner.preferences.create({
    data: {
      ...strict.where,
      ringSeconds: 30,
      voicemailEnabled: true,
      voicemailDelaySeconds: 20,
      voicemailAttach: true,
      internationalCalls: 'allowed',
      blockAnonymous: false,
      callLogDays: 365,
      faxDays: 90,
      voicemailDays: 14,
      updatedAt: new Date(),
    },
  })
  const now = server.clock.now()
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const make = (of: MailboxScene, days: number, values: object = {}) =>
    makeVoicemailMessage({ ...of.where, extensionId: of.own.id, receivedAt: daysAgo(days), ...values })
  const kept = [
    await make(scene, 89),
    await make(strict, 13),
    await make(scene, 20, { deletedAt: daysAgo(6) }),
  ]
  const gone = [
    await make(scene, 91),
    await make(strict, 15),
    await make(scene, 20, { deletedAt: daysAgo(8) }),
  ]
  const { id } = await leave(strict, strict.own.id)
  await record(strict, id)
  const left = async (at: Date) => {
    await tidyVoicemail(database.platform, files, at)
    const where = { tenantId: { in: [scene.where.tenantId, strict.where.tenantId] } }
    return (await owner.voicemailMessage.findMany({ where })).map((row) => row.id).toSorted()
  }
  expect(await left(now)).toEqual([...kept.map((row) => row.id), id].toSorted())
  expect(gone).toHaveLength(3)
  const key = `${strict.where.tenantId}/voicemail/${id}/recording.wav`
  expect(await files.size(key)).toBe(SOUND.length)
  expect(await left(new Date(now.getTime() + 15 * 86_400_000))).not.toContain(id)
  await expect(files.size(key)).rejects.toThrow(/metadata/)
})

test('what was left on a box goes for good a week after the box; an undo says so then', async () => {
  const scene = await start()
  const { admin, where, shared } = scene
  const { id: boxId } = await admin.call(voicemailBoxes.create, {
    body: {
      number: '690',
      name: 'Service client',
      language: 'fr',
      email: null,
      attach: false,
      greetingId: null,
      pin: null,
      listenerIds: [],
    },
  })
  const leaveAt = async (extensionId: string) => {
    const { id } = await leave(scene, extensionId)
    await record(scene, id)
    return { id, key: `${where.tenantId}/voicemail/${id}/recording.wav` }
  }
  const [gone, kept] = [await leaveAt(boxId), await leaveAt(shared.id)]
  await admin.call(voicemailBoxes.remove, { params: { id: boxId }, query: {} })
  const [entry] = (await admin.call(history.list, { query: {} })).items
  const after = (days: number) => new Date(server.clock.now().getTime() + days * 86_400_000)
  await tidyVoicemail(database.platform, files, after(VOICEMAIL_RESTORE_DAYS - 0.1))
  expect(await files.exists(gone.key)).toBe(true)

  // A worker that ends in between leaves the row, and the next round finds it.
  const broken = { ...files, remove: () => Promise.reject(new Error('the store is away')) }
  const late = after(VOICEMAIL_RESTORE_DAYS + 0.1)
  await expect(tidyVoicemail(database.platform, broken, late)).rejects.toThrow('away')
  expect(await owner.voicemailMessage.count({ where: { id: gone.id } })).toBe(1)
  await tidyVoicemail(database.platform, files, late)
  expect([await files.exists(gone.key), await files.exists(kept.key)]).toEqual([false, true])
  expect(await owner.voicemailMessage.count({ where: { id: gone.id } })).toBe(0)
  const undone = await admin.request(history.undo, { params: { id: entry?.id ?? '' } })
  expect(undone.json().losses).toEqual(['messages'])
})
