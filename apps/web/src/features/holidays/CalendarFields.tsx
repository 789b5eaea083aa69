import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { PanelSection } from '../../patterns/PanelForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { CalendarForm } from './form.ts'
import { LegalFields } from './LegalFields.tsx'
import { OwnDaysFields } from './OwnDaysFields.tsx'

interface CalendarFieldsProps {
  state: ObjectFormState<CalendarForm>
  readOnly: boolean
  /** The name takes the focus. */
  focusName?: boolean
}

/** A calendar's name, the legal holidays that count, and the company's own days off. */
export function CalendarFields({ state: { form }, readOnly, focusName = false }: CalendarFieldsProps) {
  const { t } = useTranslation('holidays')
  return (
    <>
      <TextField
        label={t('field.name')}
        maxLength={60}
        data-autofocus={focusName || undefined}
        {...form.getInputProps('name')}
      />
      <PanelSection title={t('legal.title')}>
        <LegalFields form={form} />
      </PanelSection>
      <PanelSection title={t('own.title')}>
        <OwnDaysFields form={form} readOnly={readOnly} />
      </PanelSection>
    </>
  )
}
