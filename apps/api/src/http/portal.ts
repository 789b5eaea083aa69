import type { Endpoint, PlatformKind } from '@switchboard/contract/endpoint'
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

/** A program of the installation, as its token (`platform_token`) tells. It acts for no company and for nobody. */
export interface Program {
  id: string
  kind: PlatformKind
  name: string
}

declare module 'fastify' {
  interface FastifyInstance {
    portal: Portal
  }
  interface FastifyRequest {
    /** Who sends the request, in a company; null for nobody, and for a program of the installation. */
    actor: Actor | null
    /** The program of the installation that sends the request; null for all others. */
    program: Program | null
  }
  interface FastifyContextConfig {
    /** Of the contract; absent for what is not part of it (pages, health). */
    endpoint?: Endpoint
  }
}
