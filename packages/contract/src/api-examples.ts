/**
 * The examples of /developers. The page shows them as they stand here, and api-tokens/examples.test.ts runs them as they stand
 * here, in this order: `curl` in a shell, `javascript` in Node. PORTAL and TOKEN are environment variables; so is ID, which the
 * curl ones take from the answer before. The paths are the contract's.
 */
export const API_EXAMPLES = {
  list: {
    curl: `curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  "$PORTAL/api/v1/extensions?sort=number&limit=100"`,
    javascript: `const { PORTAL, TOKEN } = process.env

const page = new URL('/api/v1/extensions?sort=number&limit=100', PORTAL)
for (let cursor = ''; cursor !== null; ) {
  if (cursor) page.searchParams.set('cursor', cursor)
  const answer = await fetch(page, { headers: { authorization: \`Bearer \${TOKEN}\` } })
  if (!answer.ok) throw new Error(await answer.text())
  const { items, nextCursor } = await answer.json()
  for (const { number, name } of items) console.log(number, name)
  cursor = nextCursor
}`,
  },
  create: {
    curl: `curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  --header "Content-Type: application/json" \\
  --data '{
    "number": "780",
    "holder": { "kind": "shared", "label": "Reception" },
    "enabled": true,
    "callerIdNumberId": null,
    "forwarding": { "mode": "off" },
    "doNotDisturb": false,
    "voicemail": { "enabled": false, "pin": null, "delaySeconds": 20, "email": null, "language": "fr" }
  }' \\
  "$PORTAL/api/v1/extensions"`,
    javascript: `const { PORTAL, TOKEN } = process.env

const answer = await fetch(\`\${PORTAL}/api/v1/extensions\`, {
  method: 'POST',
  headers: { authorization: \`Bearer \${TOKEN}\`, 'content-type': 'application/json' },
  body: JSON.stringify({
    number: '780',
    holder: { kind: 'shared', label: 'Reception' },
    enabled: true,
    callerIdNumberId: null,
    forwarding: { mode: 'off' },
    doNotDisturb: false,
    voicemail: { enabled: false, pin: null, delaySeconds: 20, email: null, language: 'fr' },
  }),
})
const result = await answer.json()
if (!answer.ok) throw new Error(JSON.stringify(result.fieldErrors ?? result.code))
console.log(result.id, result.version)`,
  },
  edit: {
    curl: `curl --silent --show-error --fail-with-body --request PUT \\
  --header "Authorization: Bearer $TOKEN" \\
  --header "Content-Type: application/json" \\
  --data '{
    "version": 1,
    "number": "780",
    "holder": { "kind": "shared", "label": "Reception" },
    "enabled": true,
    "callerIdNumberId": null,
    "forwarding": { "mode": "off" },
    "doNotDisturb": true,
    "voicemail": { "enabled": false, "pin": null, "delaySeconds": 20, "email": null, "language": "fr" }
  }' \\
  "$PORTAL/api/v1/extensions/$ID"`,
    javascript: `const { PORTAL, TOKEN } = process.env

async function call(method, path, body) {
  const answer = await fetch(\`\${PORTAL}/api/v1\${path}\`, {
    method,
    headers: { authorization: \`Bearer \${TOKEN}\`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const result = await answer.json()
  if (answer.ok || answer.status === 409) return result
  throw new Error(JSON.stringify(result))
}

const { items } = await call('GET', '/extensions?search=780')
let seen = await call('GET', \`/extensions/\${items[0].id}\`)
for (;;) {
  const { version, number, phone } = seen
  const { holder, enabled, callerIdNumberId, forwarding } = phone
  const { pinSet, ...voicemail } = phone.voicemail
  const result = await call('PUT', \`/extensions/\${seen.id}\`, {
    ...{ version, number, holder, enabled, callerIdNumberId, forwarding },
    voicemail: { ...voicemail, pin: null }, // null keeps the one that is set
    doNotDisturb: true,
  })
  if (result.code !== 'version_conflict') {
    console.log(result)
    break
  }
  seen = result.current // somebody saved in between: once more, from what they made of it
}`,
  },
  remove: {
    curl: `curl --silent --show-error --fail-with-body --request DELETE \\
  --header "Authorization: Bearer $TOKEN" \\
  "$PORTAL/api/v1/extensions/$ID"`,
    javascript: `const { PORTAL, TOKEN } = process.env
const headers = { authorization: \`Bearer \${TOKEN}\` }

const list = await fetch(\`\${PORTAL}/api/v1/extensions?search=780\`, { headers })
const { items } = await list.json()
const answer = await fetch(\`\${PORTAL}/api/v1/extensions/\${items[0].id}\`, { method: 'DELETE', headers })
if (answer.status === 409) {
  const { current } = await answer.json()
  console.log('still used by', current.items)
} else {
  console.log('deleted', answer.status === 204)
}`,
  },
  importFile: {
    curl: `printf 'Extension number,Name of the phone\\n781,Workshop\\n782,Warehouse\\n' > phones.csv

curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  --header "Content-Type: application/json" \\
  --data "{ \\"fileName\\": \\"phones.csv\\", \\"content\\": \\"$(base64 < phones.csv | tr -d '\\n')\\" }" \\
  "$PORTAL/api/v1/extensions/imports"`,
    javascript: `import { setTimeout as wait } from 'node:timers/promises'
const { PORTAL, TOKEN } = process.env

async function call(method, path, body) {
  const answer = await fetch(\`\${PORTAL}/api/v1\${path}\`, {
    method,
    headers: { authorization: \`Bearer \${TOKEN}\`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

const file = 'Extension number,Name of the phone\\n783,Garage\\n784,Kitchen\\n'
const content = Buffer.from(file).toString('base64')
let made = await call('POST', '/extensions/imports', { fileName: 'phones.csv', content })
console.log(made.counts) // nothing is changed yet

const { version } = made
made = await call('POST', \`/extensions/imports/\${made.id}/start\`, { version, leaveOutErrors: false })
while (made.state === 'importing') {
  await wait(1000)
  made = await call('GET', \`/extensions/imports/\${made.id}\`)
}
console.log(made.state) // done; ready again when somebody changed what it rests on`,
  },
  startImport: {
    curl: `curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  --header "Content-Type: application/json" \\
  --data '{ "version": 1, "leaveOutErrors": false }' \\
  "$PORTAL/api/v1/extensions/imports/$ID/start"`,
  },
  exportFile: {
    curl: `curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  --output extensions.csv \\
  "$PORTAL/api/v1/extensions/export?language=en&separator=comma"`,
    javascript: `import { writeFile } from 'node:fs/promises'
const { PORTAL, TOKEN } = process.env

const answer = await fetch(\`\${PORTAL}/api/v1/extensions/export?language=en&separator=comma\`, {
  headers: { authorization: \`Bearer \${TOKEN}\` },
})
if (!answer.ok) throw new Error(await answer.text())
await writeFile('extensions.csv', answer.body)`,
  },
  history: {
    curl: `curl --silent --show-error --fail-with-body \\
  --header "Authorization: Bearer $TOKEN" \\
  "$PORTAL/api/v1/history?kind=extension&limit=10"`,
    javascript: `const { PORTAL, TOKEN } = process.env
const headers = { authorization: \`Bearer \${TOKEN}\` }

const list = await fetch(\`\${PORTAL}/api/v1/history?kind=extension&limit=10\`, { headers })
const { items } = await list.json()
for (const { at, actor, action, object } of items) {
  console.log(at, actor.token?.name ?? actor.user?.name ?? actor.kind, action, object.label)
}

// The latest one is taken back, if nothing stands in the way.
const answer = await fetch(\`\${PORTAL}/api/v1/history/\${items[0].id}/undo\`, { method: 'POST', headers })
console.log(answer.ok ? 'undone' : (await answer.json()).current)`,
  },
} as const satisfies Record<string, { curl: string; javascript?: string }>

export type ApiExample = keyof typeof API_EXAMPLES
