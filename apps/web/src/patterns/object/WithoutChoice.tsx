import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import type { useWithout } from './useWithout.ts'

/** Chooses the object that takes the place: a field with this value, for example a `SelectField`. */
export type RenderPicker = (field: {
  label: string
  value: string | null
  onChange: (id: string | null) => void
  error: ReactNode
}) => ReactNode

interface WithoutChoiceProps {
  choice: ReturnType<typeof useWithout>
  renderPicker: RenderPicker
  error: ReactNode
}

/** Asks what becomes of the uses of what is deleted. */
export function WithoutChoice({ choice: { without, set }, renderPicker, error }: WithoutChoiceProps) {
  const { t } = useTranslation('object')
  return (
    <>
      <RadioCards
        label={t('uses.choice')}
        value={without.way}
        options={[
          { value: 'detach', label: t('uses.detach'), help: t('uses.detachHelp') },
          { value: 'replace', label: t('uses.replace'), help: t('uses.replaceHelp') },
        ]}
        onChange={(way) => set({ way })}
        stacked
      />
      {without.way === 'replace' &&
        renderPicker({
          label: t('uses.replacement'),
          value: without.replacement,
          onChange: (replacement) => set({ replacement }),
          error,
        })}
    </>
  )
}
