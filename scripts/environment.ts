import { type Config, readConfig } from '../apps/api/src/config.ts'
import { StartError } from './start-error.ts'

/** What the embedded database provides, so that the rest of the environment can be checked before it runs. */
const PROVIDED = {
  DATABASE_URL: 'postgres://localhost/embedded',
  APP_DATABASE_URL: 'postgres://localhost/embedded',
  SECRET_KEYS: `embedded:${Buffer.alloc(32).toString('base64')}`,
}

export interface Settings {
  /** `databaseUrl`, `appDatabaseUrl` and `secretKeys` mean nothing yet where `embedded`. */
  config: Config
  /** Whether the launcher runs PostgreSQL itself. */
  embedded: boolean
}

/**
 * Checks the environment as a whole before anything is started.
 * @throws StartError or ConfigError, which name the variable and say why
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const [given, missing] = environment.DATABASE_URL
    ? ['DATABASE_URL', 'APP_DATABASE_URL']
    : [environment.APP_DATABASE_URL ? 'APP_DATABASE_URL' : 'PLATFORM_DATABASE_URL', 'DATABASE_URL']
  if (environment[given] && !environment[missing]) {
    throw new StartError(
      `${missing} is missing: ${given} chooses a PostgreSQL of your own, which needs DATABASE_URL and APP_DATABASE_URL; without both, an embedded one is used.`,
    )
  }
  const embedded = !environment[given]
  const { SECRET_KEYS = PROVIDED.SECRET_KEYS } = environment
  return {
    config: readConfig(embedded ? { ...environment, ...PROVIDED, SECRET_KEYS } : environment),
    embedded,
  }
}
