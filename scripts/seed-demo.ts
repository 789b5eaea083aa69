// Fills an empty, migrated database with the demo companies; does nothing where there is any company.
import { readConfig } from '../apps/api/src/config.ts'
import { makeSecretBox } from '../apps/api/src/http/crypto.ts'
import { makePasswords } from '../apps/api/src/http/passwords.ts'
import { seedDemo } from '../prisma/seed/demo.ts'

const config = readConfig(process.env)
await seedDemo({
  databaseUrl: config.databaseUrl,
  hashPassword: makePasswords(config.signIn.concurrentHashes).hash,
  encrypt: makeSecretBox(config.secretKeys).encrypt,
})
