// What `npm start` takes. Plain JavaScript without dependencies: it is read before anything is installed.
import { parseArgs } from 'node:util'

const USAGE = `npm start [-- --json]

Starts the whole portal on this machine; Ctrl-C stops it. Environment variables configure it (README.md).

  --json   print one line on stdout when the portal answers: { url, mailUrl, demo, databaseUrl, appDatabaseUrl }
           npm writes on stdout too; \`npm start --silent -- --json\` keeps it quiet
  --dev    what npm run dev is: reload on both sides
  --help   print this`

/**
 * Reads the options; asked for help, or given something else, it says so and ends the process.
 * @returns {{ json: boolean, dev: boolean }}
 */
export function readStartOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) {
      console.log(USAGE)
      process.exit(0)
    }
    return values
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}. npm start -- --help lists what there is.`,
    )
    process.exit(1)
  }
}
