import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { ExtensionPicker } from './ExtensionPicker.tsx'
import { ExternalNumberField } from './ExternalNumberField.tsx'
import type { DestinationForm } from './form.ts'

interface DestinationFieldsProps {
  values: DestinationForm
  errors: Partial<Record<string, ReactNode>>
  onChange: (changes: Partial<DestinationForm>) => void
  onBlur?: () => void
  /** An extension that is not offered. */
  except: string | null
}

/** Where calls are forwarded to: an extension, or a number outside the company. */
export function DestinationFields({ values, errors, onChange, onBlur, except }: DestinationFieldsProps) {
  const { t } = useTranslation('extensions')
  return (
    <>
      <RadioCards
        label={t('calls.destination')}
        options={[
          { value: 'extension', label: t('calls.toExtension') },
          { value: 'external', label: t('calls.toExternal') },
        ]}
        value={values.destinationKind}
        onChange={(destinationKind) => onChange({ destinationKind })}
      />
      {values.destinationKind === 'extension' ? (
        <ExtensionPicker
          value={values.destinationExtension}
          onChange={(destinationExtension) => onChange({ destinationExtension })}
          error={errors['destinationExtension']}
          except={except}
        />
      ) : (
        <ExternalNumberField
          value={values.destinationNumber}
          onChange={(destinationNumber) => onChange({ destinationNumber })}
          onBlur={() => onBlur?.()}
          error={errors['destinationNumber']}
        />
      )}
    </>
  )
}
