import { type Config, ConfigError, readConfig } from '../config.ts'
import { makePlatform, type Platform } from '../db/platform.ts'

/** What was asked for cannot be done; `message` is a sentence for the operator. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs work on the database of this installation. @throws CommandError when it cannot be reached */
async function withPlatform(work: (platform: Platform, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env)
  const platform = makePlatform({
    connectionString: config.platformDatabaseUrl,
    connectionTimeoutMillis: 5_000,
  })
  try {
    await platform.pool.query('select').catch((error: unknown) => {
      throw new CommandError(
        `The database cannot be reached: ${error instanceof Error ? error.message : error}.`,
      )
    })
    await work(platform, config)
  } finally {
    await platform.disconnect()
    await platform.pool.end()
  }
}

/**
 * A command of an operator: tells what cannot be done in a sentence, and ends with 1 then.
 * @param prepare reads the arguments, before the database is asked for, and gives the work
 */
export async function runCommand(
  prepare: (args: string[]) => (platform: Platform, config: Config) => Promise<void>,
): Promise<void> {
  try {
    await withPlatform(prepare(process.argv.slice(2)))
  } catch (error) {
    const expected = error instanceof CommandError || error instanceof ConfigError
    console.error(expected ? error.message : error)
    process.exitCode = 1
  }
}
