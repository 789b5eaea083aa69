import { useTranslation } from 'react-i18next'
import type { ObjectFormState } from '../../patterns/object/useObjectForm.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { ScheduleForm } from './form.ts'
import { WeekEditor } from './week/WeekEditor.tsx'

interface ScheduleFieldsProps {
  state: ObjectFormState<ScheduleForm>
  readOnly: boolean
  /** The name takes the focus. */
  focusName?: boolean
}

/** A schedule's name and its week. */
export function ScheduleFields({ state: { form }, readOnly, focusName = false }: ScheduleFieldsProps) {
  const { t } = useTranslation('schedules')
  const errorOf = (index: number) => {
    const error = form.errors[`ranges.${index}`]
    return typeof error === 'string' ? error : undefined
  }
  return (
    <>
      <TextField
        label={t('field.name')}
        maxLength={60}
        data-autofocus={focusName || undefined}
        {...form.getInputProps('name')}
      />
      <WeekEditor
        ranges={form.values.ranges}
        errorOf={errorOf}
        onChange={(ranges) => {
          // Errors go by the place of a range: those of another week say nothing of this one.
          for (const field of Object.keys(form.errors))
            if (field.startsWith('ranges')) form.clearFieldError(field)
          form.setFieldValue('ranges', ranges)
        }}
        readOnly={readOnly}
      />
      {form.errors['ranges'] && <p role="alert">{form.errors['ranges']}</p>}
    </>
  )
}
