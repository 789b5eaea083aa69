import { useTranslation } from 'react-i18next'
import { phoneNumbers } from '@switchboard/contract/phone-numbers'
import { useQuery } from '@tanstack/react-query'
import { can } from '../../api/session.ts'
import { useNumberFormat } from '../../format/phone.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { useDestinationText } from '../destinations/index.ts'
import type { ExtensionForm } from './form.ts'
import type { Part } from './model.ts'
import { companyNumbersQuery } from './queries.ts'

/** Tells the parts of an extension's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<ExtensionForm, Part> {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  const destinationText = useDestinationText()
  // Whoever may not see the company's numbers changes no caller ID either.
  const items = useQuery({ ...companyNumbersQuery(), enabled: can(phoneNumbers.list) }).data?.items ?? []
  const onOff = (on: boolean) => t(on ? 'conflict.value.on' : 'conflict.value.off')
  const or = (text: string) => text || t('conflict.value.none')
  const callerId = (id: string) => {
    const number = items.find((item) => item.id === id)
    return number ? format(number.e164) : t('callerId.default')
  }
  const forwarding = ({ forwardingMode, destination }: ExtensionForm) => {
    if (forwardingMode === 'off' || !destination) return t('conflict.value.off')
    return t(`conflict.value.${forwardingMode}`, { to: destinationText(destination) })
  }
  const texts: Record<Part, (values: ExtensionForm) => string> = {
    name: ({ holderKind, firstName, lastName, label }) =>
      holderKind === 'person' ? `${firstName} ${lastName}` : t('conflict.value.shared', { label }),
    email: ({ email }) => or(email),
    number: ({ number }) => number,
    callerId: ({ callerIdNumberId }) => callerId(callerIdNumberId),
    forwarding,
    enabled: ({ enabled }) => onOff(enabled),
    doNotDisturb: ({ doNotDisturb }) => onOff(doNotDisturb),
    blockAnonymous: ({ blockAnonymous }) => onOff(blockAnonymous),
    voicemail: ({ voicemailEnabled }) => onOff(voicemailEnabled),
    pin: ({ pin }) => t(pin ? 'conflict.value.pinNew' : 'conflict.value.pinSaved'),
    voicemailDelay: ({ delaySeconds }) => t('conflict.value.seconds', { seconds: delaySeconds }),
    voicemailEmail: ({ voicemailEmail }) => or(voicemailEmail),
    voicemailAttach: ({ voicemailAttach }) => onOff(voicemailAttach),
    voicemailGreeting: ({ voicemailGreetingId }) =>
      t(voicemailGreetingId ? 'conflict.value.greeting' : 'conflict.value.greetingStandard'),
    voicemailLanguage: ({ voicemailLanguage }) => t(`voicemail.${voicemailLanguage}`),
  }
  return { labelOf: (part) => t(`conflict.part.${part}`), textOf: (part, values) => texts[part](values) }
}
