import type { Endpoint } from '@switchboard/contract/endpoint'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import type { Files } from '../files/files.ts'
import type { Actor } from './actor.ts'
import type { SecretBox } from './crypto.ts'
import type { Passwords } from './passwords.ts'

/** What the application was built from; `app.portal`. */
export interface Portal {
  config: Config
  clock: Clock
  database: Database
  secrets: SecretBox
  passwords: Passwords
  files: Files
}

declare module 'fastify' {
  interface FastifyInstance {
    portal: Portal
  }
  interface FastifyRequest {
    /** Who sends the request; null for nobody. */
    actor: Actor | null
  }
  interface FastifyContextConfig {
    /** Of the contract; absent for what is not part of it (pages, health). */
    endpoint?: Endpoint
  }
}
