import { passkeys } from '@switchboard/contract/passkeys'
import type { FastifyInstance } from 'fastify'
import { route } from '../../http/route.ts'
import { deviceOf } from '../../identity/device.ts'
import { networkOf } from '../../identity/network.ts'
import { originOf } from '../../identity/origin.ts'
import { makeOwnPasswordCheck } from '../../identity/own-password.ts'
import { askForProof } from '../../identity/passkey-proof.ts'
import { relyingPartyOf } from '../../identity/relying-party.ts'
import { addPasskey, beginAdding } from './add.ts'
import { isPasswordAsked, listPasskeys, removePasskey, renamePasskey } from './own.ts'
import { ANYBODY, makePasskeySignIn } from './sign-in.ts'

/** One's own passkeys, and signing in with one. */
export function passkeyRoutes(app: FastifyInstance): void {
  const { portal } = app
  const checkPassword = makeOwnPasswordCheck(portal)
  const signIn = makePasskeySignIn(portal)

  route(app, passkeys.list, async ({ actor, request }) => ({
    items: await listPasskeys(portal, { actor, request }),
    origin: relyingPartyOf(portal.config.publicUrl)?.origin ?? null,
    asksPassword: await isPasswordAsked(portal, { actor, request }),
    here: deviceOf(originOf(request).device),
  }))

  route(app, passkeys.beginAdd, ({ actor, request, body }) =>
    beginAdding(portal, checkPassword, body.currentPassword, { actor, request }),
  )

  route(app, passkeys.add, ({ actor, request, body }) => addPasskey(portal, body, { actor, request }))

  route(app, passkeys.rename, ({ actor, request, params, body }) =>
    renamePasskey(portal, params.id, body.name, { actor, request }),
  )

  route(app, passkeys.remove, async ({ actor, request, params, body }) => {
    await removePasskey(portal, checkPassword, { ...params, ...body }, { actor, request })
    return null
  })

  route(app, passkeys.beginSignIn, ({ request }) => askForProof(portal, ANYBODY, networkOf(request.ip)))

  route(app, passkeys.signIn, ({ body, request, reply }) => signIn(body.credential, { request, reply }))
}
