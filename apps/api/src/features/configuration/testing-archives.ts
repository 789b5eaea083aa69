import { audio } from '@switchboard/contract/audio'
import { audioSounds } from '@switchboard/contract/audio.sounds'
import { configuration, type ConfigurationReport } from '@switchboard/contract/configuration'
import { expect } from 'vitest'
import { type Caller, type TestApp, urlOf } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { makeTenant, makeUser } from '../../testing/factories.ts'

/** How archives and sounds are handed in, and what is kept of them. */
export function handingIn(server: TestApp) {
  async function company() {
    const tenantId = (await makeTenant()).id
    return { tenantId, caller: await server.signInAs(await makeUser({ tenantId })) }
  }

  const send = ({ headers }: Caller, url: string, payload: Buffer) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      payload,
    })
  const importing = (caller: Caller, archive: Buffer, apply = true) =>
    send(caller, urlOf(configuration.importArchive, { query: { apply: String(apply) } }), archive)
  const imported = async (caller: Caller, archive: Buffer, apply = true) => {
    const answer = await importing(caller, archive, apply)
    expect([answer.statusCode, answer.json().fieldErrors]).toEqual([200, undefined])
    return answer.json<ConfigurationReport>()
  }
  const kept = (tenantId: string) => owner.sound.findMany({ where: { tenantId } })

  async function makeAudio(caller: Caller, name: string, kind: 'greeting' | 'music', content: Buffer) {
    const { id: soundId } = (await send(caller, urlOf(audioSounds.upload, {}), content)).json<{
      id: string
    }>()
    return caller.call(audio.create, { body: { name, kind, rightsHeld: kind === 'music', soundId } })
  }

  return { company, send, importing, imported, kept, makeAudio }
}
