// npm run build: what is made from the sources and a server needs, the Prisma client and the pages.
import { makeClient, makeWeb } from './products.ts'

await makeClient()
await makeWeb((line) => console.log(line))
