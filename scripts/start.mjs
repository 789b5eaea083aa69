// npm start: the only file that must be understood by any Node, so that an old one gets a sentence, not a stack.
if (Number.parseInt(process.versions.node, 10) < 20) {
  console.error(`Switchboard needs Node.js 20 or newer; this is ${process.version}.`)
  process.exit(1)
}
Promise.all([import('./start-options.mjs'), import('./run.mjs')]).then(([{ readStartOptions }, { run }]) => {
  readStartOptions() // nothing is installed for what cannot be done
  return run('launch.ts', process.argv.slice(2))
})
