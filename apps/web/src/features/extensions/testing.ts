import type { DestinationView } from '@switchboard/contract/destination'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import fc from 'fast-check'
import { blankForm } from './form.ts'
import type { ExtensionForm, PhoneExtension } from './form.ts'

export const EXTENSION_ID = '018f0000-0000-7000-8000-000000000001'
const TARGET_ID = '018f0000-0000-7000-8000-000000000002'
const NUMBER_ID = '018f0000-0000-7000-8000-000000000003'

export const target: ExtensionRef = { id: TARGET_ID, number: '210', name: 'Accueil', kind: 'shared_phone' }

/** Places that calls can be forwarded to: a colleague, and a number outside. */
export const inside: DestinationView = { kind: 'extension', extensionId: TARGET_ID, extension: target }
export const outside: DestinationView = { kind: 'external', number: '+33639980001' }

/** A form that `validate` accepts, changed by `values`. */
export const validForm = (values: Partial<ExtensionForm> = {}): ExtensionForm => ({
  ...blankForm('fr'),
  firstName: 'Ada',
  lastName: 'Martin',
  email: 'ada@example.com',
  number: '204',
  pin: '4071',
  voicemailEmail: 'ada@example.com',
  ...values,
})

/** A saved phone, changed by `phone`. */
export const savedExtension = (phone: Partial<PhoneExtension['phone']> = {}): PhoneExtension => ({
  id: EXTENSION_ID,
  number: '204',
  name: 'Ada Martin',
  kind: 'user',
  version: 3,
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
  phone: {
    userId: '018f0000-0000-7000-8000-000000000004',
    holder: { kind: 'person', firstName: 'Ada', lastName: 'Martin', email: 'ada@example.com' },
    callerIdNumberId: null,
    forwarding: { mode: 'off' },
    forwardingTarget: null,
    enabled: true,
    doNotDisturb: false,
    blockAnonymous: false,
    voicemail: {
      enabled: true,
      delaySeconds: 20,
      email: 'ada@example.com',
      language: 'fr',
      attach: true,
      greetingId: null,
      pinSet: true,
    },
    ...phone,
  },
})

const name = fc.stringMatching(/^[A-ZÉ][a-zéè]{0,12}$/)
const email = fc.constantFrom('', 'ada@example.com', 'accueil@example.com')

/** Forms that can be sent as they are, except that the mailbox may lack a PIN. */
export const anyForm: fc.Arbitrary<ExtensionForm> = fc.record({
  holderKind: fc.constantFrom('person', 'shared'),
  firstName: name,
  lastName: name,
  email,
  label: name,
  number: fc.constantFrom('204', '2042', '310', '4999'),
  callerIdNumberId: fc.constantFrom('', NUMBER_ID),
  forwardingMode: fc.constantFrom('off', 'offline', 'always'),
  destination: fc.constantFrom(inside, outside),
  enabled: fc.boolean(),
  doNotDisturb: fc.boolean(),
  blockAnonymous: fc.boolean(),
  voicemailEnabled: fc.boolean(),
  pin: fc.constantFrom('', '4071', '190283'),
  delaySeconds: fc.integer({ min: 5, max: 120 }),
  voicemailEmail: email,
  voicemailAttach: fc.boolean(),
  voicemailGreetingId: fc.constantFrom('', NUMBER_ID),
  voicemailLanguage: fc.constantFrom('fr', 'en'),
})
