// Fills an empty, migrated database with the demo companies; does nothing where there is any company.
import { readConfig } from '../apps/api/src/config.ts'
import { peaksOf } from '../apps/api/src/features/audio/sounds/convert.ts'
import { soundKey } from '../apps/api/src/features/audio/sounds/store.ts'
import { toWave } from '../apps/api/src/features/audio/sounds/wave.ts'
import { newPassword, newSipUser } from '../apps/api/src/features/devices/credentials.ts'
import { recordingKey } from '../apps/api/src/features/voicemail/recording.ts'
import { makeFiles } from '../apps/api/src/files/files.ts'
import { makeSecretBox } from '../apps/api/src/http/crypto.ts'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { seedDemo } from '../prisma/seed/demo.ts'
import { RATE } from '../prisma/seed/synthesis.ts'

const config = readConfig(process.env)
const secrets = makeSecretBox(config.secretKeys)
const files = await makeFiles(config)
const millisecondsOf = (samples: Buffer) => Math.round((samples.length / 2 / RATE) * 1000)
/** At half the rate: what is made has nothing above 4 kHz that could fold back. */
const everySecond = (samples: Buffer) => {
  const half = Buffer.alloc(samples.length / 2)
  for (let at = 0; at + 2 <= half.length; at += 2) samples.copy(half, at, at * 2, at * 2 + 2)
  return half
}

await seedDemo({
  databaseUrl: config.databaseUrl,
  hashPassword: makePasswords(config.signIn.concurrentHashes).hash,
  encrypt: secrets.encrypt,
  now: new Date(),
  deviceSignIn: (at) => {
    const sipUser = newSipUser()
    return { sipUser, ...newPassword(secrets, sipUser, at).columns }
  },
  // As the conversion leaves them; it has nothing to do for a sound that is made for telephones.
  keepSound: async (tenantId, id, sound) => {
    const samples = sound()
    const source = toWave(samples, RATE)
    await files.put(soundKey(tenantId, id, 'source'), source)
    await files.put(soundKey(tenantId, id, '16000.wav'), source)
    await files.put(soundKey(tenantId, id, '8000.wav'), toWave(everySecond(samples), RATE / 2))
    return {
      format: 'wav',
      bytes: source.length,
      durationMs: millisecondsOf(samples),
      peaks: peaksOf(samples),
    }
  },
  keepRecording: async (tenantId, id, sound) => {
    const samples = sound()
    await files.put(recordingKey(tenantId, id), toWave(samples, RATE))
    return { durationMs: millisecondsOf(samples) }
  },
})
