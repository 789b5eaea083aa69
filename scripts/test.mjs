// npm test: see start.mjs for why it is so small.
if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`Switchboard needs Node.js 20 or newer; this is ${process.version}.`)
  process.exit(1)
}
import('./run.mjs').then(({ run }) => run('check.ts', process.argv.slice(2)))
