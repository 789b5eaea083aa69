import { useTranslation } from 'react-i18next'
import type { ConflictTexts } from '../../../patterns/object/ConflictDialog.tsx'
import type { BoxForm, BoxPart } from './form.ts'

/** Tells the parts of a box's form in words, to be compared with another version. */
export function useConflictTexts(): ConflictTexts<BoxForm, BoxPart> {
  const { t } = useTranslation(['extensions/boxes', 'extensions'])
  const or = (text: string) => text || t('extensions:conflict.value.none')
  const texts: Record<BoxPart, (values: BoxForm) => string> = {
    name: ({ name }) => name,
    number: ({ number }) => number,
    listeners: ({ listeners }) => or(listeners.map(({ name }) => name).join(', ')),
    email: ({ email }) => or(email),
    attach: ({ attach }) => t(attach ? 'extensions:conflict.value.on' : 'extensions:conflict.value.off'),
    greeting: ({ greetingId }) => t(greetingId ? 'greeting.own' : 'extensions:voicemail.greetingStandard'),
    language: ({ language }) => t(`extensions:voicemail.${language}`),
    pin: ({ byPhone, pin }) => {
      if (!byPhone) return t('extensions:conflict.value.none')
      return t(pin ? 'extensions:conflict.value.pinNew' : 'extensions:conflict.value.pinSaved')
    },
  }
  return { labelOf: (part) => t(`part.${part}`), textOf: (part, values) => texts[part](values) }
}
