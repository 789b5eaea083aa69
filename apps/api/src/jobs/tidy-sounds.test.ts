import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { audio } from '@switchboard/contract/audio'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../testing/app.ts'
import { makeAudioFile, makeSound } from '../testing/audio-factories.ts'
import { owner } from '../testing/db.ts'
import { makeTenant, makeUser } from '../testing/factories.ts'
import { tidySounds } from './tidy-sounds.ts'

const server = await startTestApp()
const { files, config, database } = server.app.portal
const DAY = 86_400_000
const after = (days: number) => new Date(server.clock.now().getTime() + days * DAY)
const tidy = (days: number) => tidySounds(database.platform, files, after(days))

async function start() {
  const { id: tenantId } = await makeTenant()
  return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
}
const soundsOf = (tenantId: string) =>
  readdirSync(join(config.dataDir, 'files', tenantId, 'sounds')).toSorted()

describe('a sound that nothing uses', () => {
  test('goes with its files when its time has come, and not before', async () => {
    const { tenantId } = await start()
    const { id } = await makeSound({ tenantId, expiresAt: after(1) })
    await tidy(0.9)
    expect(soundsOf(tenantId)).toEqual([id])
    await tidy(1.1)
    expect(soundsOf(tenantId)).toEqual([])
    expect(await owner.sound.count({ where: { tenantId } })).toBe(0)
  })

  test('is kept for 30 days when another took its place, which stays', async () => {
    const { tenantId, caller } = await start()
    const { id, name, soundId: before } = await makeAudioFile({ tenantId })
    const { id: now } = await makeSound({ tenantId })
    const body = { version: 1, name, rightsHeld: true, soundId: now }
    await caller.call(audio.update, { params: { id }, body })
    await tidy(29)
    expect(soundsOf(tenantId)).toEqual([before, now].toSorted())
    await tidy(31)
    expect(soundsOf(tenantId)).toEqual([now])
  })

  test('goes too when a killed server was receiving it', async () => {
    const { tenantId } = await start()
    await makeSound({ tenantId, state: 'receiving', format: null, durationMs: null, expiresAt: after(0) })
    await tidy(0)
    expect(soundsOf(tenantId)).toEqual([])
  })
})
