import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { buildApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { connect } from './db/connect.ts'
import { makeFiles } from './files/files.ts'
import { makeMailer } from './jobs/mail.ts'
import { startWorker } from './jobs/worker.ts'

/** After this long a stop no longer waits for requests and jobs under way. */
const STOP_TIMEOUT_MS = 10_000

/** The configuration, or one sentence a variable on stderr and no start. */
function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

async function start(config: Config): Promise<void> {
  // PostgreSQL puts the values of a row into these two.
  const options = { level: config.logLevel, base: undefined, redact: ['err.detail', 'err.where'] }
  // No request waits for its line to be written; what is left is written at the end of the process.
  const logger = pino(options, pino.destination({ sync: false }))
  const database = connect(config, logger)
  const files = await makeFiles(config)
  const app = await buildApp({ config, clock: systemClock, database, files, logger })
  const address = await app.listen({ port: config.port, host: config.host })
  const mailer = config.smtpUrl === undefined ? null : makeMailer(config.smtpUrl, config.mailFrom)
  const worker = config.worker
    ? startWorker({
        database,
        secrets: app.portal.secrets,
        files,
        ffmpeg: config.ffmpeg,
        clock: systemClock,
        log: logger,
        mailer,
        publicUrl: config.publicUrl ?? address,
        resetsPerHour: config.passwordReset.perPersonAndHour,
      })
    : null
  closeWithGrace({ delay: STOP_TIMEOUT_MS, logger }, async ({ err, signal }) => {
    if (err) logger.fatal({ err }, 'stopping after an error that nothing caught')
    else logger.info({ signal }, 'stopping')
    await Promise.all([app.close(), worker?.stop()])
    mailer?.close()
    await database.close()
  })
}

await start(configOrExit()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
