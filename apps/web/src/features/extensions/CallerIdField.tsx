import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { useNumberFormat } from '../../format/phone.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import classes from './extensions.module.css'
import { companyNumbersQuery } from './queries.ts'
import type { ExtensionFormState } from './useExtensionForm.ts'

/** `Select` takes an empty value for none chosen. */
const DEFAULT = 'default'

/** The number presented to the people called: one of the company's that may be, or the company's default. */
export function CallerIdField({ state: { form } }: { state: ExtensionFormState }) {
  const { t } = useTranslation('extensions')
  const format = useNumberFormat()
  const { items } = usePrefetched(companyNumbersQuery()).data
  const notes = new Map(
    items.map(({ id, label, main, callerIdAllowed, emergencyAddress }) => {
      if (!callerIdAllowed) return [id, t('callerId.notAllowed')]
      if (emergencyAddress === null) return [id, t('callerId.noAddress')]
      return [id, main ? t('callerId.main') : label]
    }),
  )
  const { value, onChange, ...props } = form.getInputProps('callerIdNumberId')
  return (
    <SelectField
      label={t('callerId.label')}
      help={t('callerId.help')}
      data={[
        { value: DEFAULT, label: t('callerId.default') },
        ...items.map(({ id, e164, callerIdAllowed, emergencyAddress }) => ({
          value: id,
          label: format(e164),
          disabled: !callerIdAllowed || emergencyAddress === null,
        })),
      ]}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span className="numeric">{option.label}</span>
          <span className={classes.optionNote}>{notes.get(option.value)}</span>
        </span>
      )}
      {...props}
      value={value || DEFAULT}
      onChange={(chosen) => onChange(chosen === DEFAULT ? '' : chosen)}
    />
  )
}
