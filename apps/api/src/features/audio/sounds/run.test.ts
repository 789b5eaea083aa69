import { once } from 'node:events'
import { audioSounds, type Sound } from '@switchboard/contract/audio.sounds'
import { API_PREFIX } from '@switchboard/contract/endpoint'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { startWorker, type Worker } from '../../../jobs/worker.ts'
import { type Caller, startTestApp } from '../../../testing/app.ts'
import { owner } from '../../../testing/db.ts'
import { makeTenant, makeUser } from '../../../testing/factories.ts'
import { startServer } from '../../../testing/server-process.ts'
import { mp3File, waveFile } from '../../../testing/sounds.ts'
import { readWave } from './wave.ts'
import { convertSound } from './run.ts'
import { soundKey } from './store.ts'

// Conversions by real workers: what they leave behind, whatever happens to them.

vi.setConfig({ testTimeout: 180_000 })
const PATIENCE = { timeout: 120_000, interval: 50 }

const server = await startTestApp({ env: { FFMPEG: '/nowhere' } })
const { database, secrets, clock, files, config } = server.app.portal
const { ffmpeg } = config
const log = pino({ level: 'silent' })

const workers: Worker[] = []
function work(): Worker {
  const publicUrl = 'https://portal.example.test'
  const options = { database, secrets, files, ffmpeg, clock, log, publicUrl, resetsPerHour: 20 }
  const worker = startWorker({ ...options, mailer: null })
  workers.push(worker)
  return worker
}
afterEach(() => Promise.all(workers.splice(0).map((worker) => worker.stop())))

async function start(payload: Buffer) {
  const { id: tenantId } = await makeTenant()
  const caller = await server.signInAs(await makeUser({ tenantId }))
  const answer = await server.app.inject({
    method: 'POST',
    url: `${API_PREFIX}${audioSounds.upload.path}`,
    headers: { ...caller.headers, 'content-type': 'application/octet-stream' },
    payload,
  })
  return { tenantId, caller, id: answer.json<Sound>().id }
}
const soundOf = (caller: Caller, id: string) => caller.call(audioSounds.get, { params: { id } })
const comesTo = (caller: Caller, id: string, state: Sound['state']) =>
  expect.poll(async () => (await soundOf(caller, id)).state, PATIENCE).toBe(state)

test('a sound is converted in the background, and heard at both rates', async () => {
  const { tenantId, caller, id } = await start(waveFile(3))
  work()
  await comesTo(caller, id, 'ready')
  const sound = await soundOf(caller, id)
  expect(sound).toMatchObject({ failure: null, durationMs: expect.closeTo(3000, -2) })
  expect(Math.max(...sound.peaks)).toBe(100)
  for (const rate of [16_000, 8_000] as const) {
    const wave = await files.readAll(soundKey(tenantId, id, `${rate}.wav`))
    expect(readWave(wave)).toEqual({ seconds: expect.closeTo(3, 1) })
  }
})

test('one that is none after all fails and says why', async () => {
  const { tenantId, caller, id } = await start(mp3File(2))
  await files.put(soundKey(tenantId, id, 'source'), Buffer.alloc(5000, 'not a sound'))
  work()
  await comesTo(caller, id, 'failed')
  expect(await soundOf(caller, id)).toMatchObject({ failure: 'unreadable', peaks: [] })
  await files.put(soundKey(tenantId, id, 'source'), mp3File(2))
  await caller.call(audioSounds.retry, { params: { id } })
  await comesTo(caller, id, 'ready')
})

test('a worker that stops gives a conversion back, and the next one finishes it', async () => {
  const { caller, id } = await start(mp3File(60))
  const first = work()
  await comesTo(caller, id, 'converting')
  await first.stop()
  expect(await soundOf(caller, id)).toMatchObject({ state: 'converting' })
  work()
  await comesTo(caller, id, 'ready')
})

test('a server that is killed leaves nothing half done', async () => {
  const { caller, id } = await start(mp3File(60))
  const doomed = startServer({ DATA_DIR: config.dataDir, FFMPEG: '/nowhere' })
  await comesTo(caller, id, 'converting')
  doomed.kill('SIGKILL')
  await once(doomed, 'exit')
  expect((await soundOf(caller, id)).peaks).toEqual([])
  // It is missed after ten seconds: a test does not wait for them.
  await owner.$executeRaw`
    update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where name = 'sound' and state = 'active'`
  work()
  await comesTo(caller, id, 'ready')
})

test('a job that comes twice does its work once', async () => {
  const { tenantId, caller, id } = await start(waveFile(1))
  const { signal } = new AbortController()
  const job = { database, files, ffmpeg, log }
  await convertSound(job, tenantId, id, signal)
  const before = await soundOf(caller, id)
  await owner.outbox.deleteMany({ where: { tenantId } })
  await files.put(soundKey(tenantId, id, 'source'), Buffer.from('read by nobody'))
  await convertSound(job, tenantId, id, signal)
  expect(await soundOf(caller, id)).toEqual(before)
})
