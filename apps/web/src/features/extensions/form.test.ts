import type { ExtensionWrite } from '@switchboard/contract/extensions'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blankForm, fromExtension, settle, toRequest, withEmail } from './form.ts'
import type { PhoneExtension } from './form.ts'
import { anyForm, savedExtension, target, validForm } from './testing.ts'

/** What the server answers after it has saved `request`. */
function saved(request: ExtensionWrite): PhoneExtension {
  const { number, holder, voicemail, blockAnonymous = false, ...settings } = request
  const { pin, attach = true, greetingId = null, ...mailbox } = voicemail
  const inCompany = settings.forwarding.mode !== 'off' && settings.forwarding.destination.kind !== 'external'
  const base = savedExtension()
  return {
    ...base,
    number,
    phone: {
      userId: base.phone.userId,
      holder,
      ...settings,
      blockAnonymous,
      forwardingTarget: inCompany ? target : null,
      voicemail: { ...mailbox, attach, greetingId, pinSet: pin !== null },
    },
  }
}

describe('toRequest and fromExtension', () => {
  test('what was saved opens as it was left, without the PIN', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (values, before) => {
        const opened = fromExtension(saved(toRequest(values, before)))
        expect(opened).toEqual({ ...settle(values, before), pin: '' })
      }),
    )
  })

  test('an untouched form sends what is saved', () => {
    const extension = savedExtension({
      forwarding: { mode: 'offline', destination: { kind: 'extension', extensionId: target.id } },
      forwardingTarget: target,
    })
    const form = fromExtension(extension)
    expect(toRequest(form, form)).toEqual({
      number: '204',
      holder: extension.phone.holder,
      callerIdNumberId: null,
      forwarding: extension.phone.forwarding,
      enabled: true,
      doNotDisturb: false,
      blockAnonymous: false,
      voicemail: {
        enabled: true,
        pin: null,
        delaySeconds: 20,
        email: 'ada@example.com',
        language: 'fr',
        attach: true,
        greetingId: null,
      },
    })
  })

  test('optional e-mail addresses left empty are sent as none', () => {
    const { holder, voicemail } = toRequest(validForm({ email: '', voicemailEmail: ' ' }), validForm())
    expect(holder).toMatchObject({ email: null })
    expect(voicemail.email).toBeNull()
  })
})

describe('settle', () => {
  test('is stable: settled values settle to themselves', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (values, before) => {
        const once = settle(values, before)
        expect(settle(once, before)).toEqual(once)
      }),
    )
  })

  test('a mailbox that is turned off keeps its settings as they were', () => {
    const before = validForm({ delaySeconds: 30, pin: '' })
    const after = settle(
      { ...before, voicemailEnabled: false, delaySeconds: '', voicemailEmail: 'x', pin: '1' },
      before,
    )
    expect(after).toEqual({ ...before, voicemailEnabled: false })
  })

  test('a shared phone has no person, and the other way round', () => {
    expect(settle(validForm({ holderKind: 'shared', label: ' Atelier ' }), validForm())).toMatchObject({
      firstName: '',
      lastName: '',
      email: '',
      label: 'Atelier',
    })
    expect(settle(validForm({ label: 'Atelier' }), validForm()).label).toBe('')
  })
})

describe('withEmail', () => {
  test('proposes the address for the mailbox while none of its own was chosen', () => {
    expect(withEmail(blankForm('fr'), 'a')).toEqual({ email: 'a', voicemailEmail: 'a' })
    expect(withEmail(validForm({ voicemailEmail: 'accueil@example.com' }), 'a')).toEqual({ email: 'a' })
  })
})
