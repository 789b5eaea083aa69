import { useTranslation } from 'react-i18next'
import { NumberField } from '../../patterns/object/NumberField.tsx'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { LineForm } from './line-form.ts'

interface LineFieldsProps {
  state: ObjectFormState<LineForm>
  /** Null for a new one. */
  id: string | null
}

/** The fields of a line: any line leads to any bridge, so there are but two. */
export function LineFields({ state: { form, saved }, id }: LineFieldsProps) {
  const { t } = useTranslation('conferences')
  return (
    <>
      <TextField
        label={t('column.name')}
        autoComplete="off"
        data-autofocus={id === null || undefined}
        {...form.getInputProps('name')}
      />
      <NumberField
        value={form.values.number}
        onChange={(number) => form.setFieldValue('number', number)}
        error={form.errors['number']}
        id={id}
        saved={saved.number}
      />
    </>
  )
}
