import { useTranslation } from 'react-i18next'
import { Alert } from '../../ui/Alert.tsx'
import { TextField } from '../../ui/TextField.tsx'
import classes from './extensions.module.css'
import { withEmail } from './form.ts'
import { KindField, KINDS, type NewKind, PHONES } from './KindField.tsx'
import type { ExtensionFormState } from './useExtensionForm.ts'

interface HolderFieldsProps {
  state: ExtensionFormState
  /** Where something else than a phone may be chosen too. */
  onKind?: ((kind: NewKind) => void) | undefined
}

/** Whose phone it is: a person's, or one that several share. */
export function HolderFields({ state: { form, id, saved }, onKind }: HolderFieldsProps) {
  const { t } = useTranslation('extensions')
  const leaves = id !== null && saved.holderKind === 'person' && form.values.holderKind === 'shared'
  return (
    <>
      <KindField
        kinds={onKind ? KINDS : PHONES}
        value={form.values.holderKind}
        onChange={(kind) => {
          if (kind !== 'voicemail') form.setFieldValue('holderKind', kind)
          onKind?.(kind)
        }}
      />
      {leaves && (
        <Alert tone="warning" title={t('holder.leaves', { name: `${saved.firstName} ${saved.lastName}` })}>
          {t('holder.leavesDetail')}
        </Alert>
      )}
      {form.values.holderKind === 'person' ? (
        <>
          <div className={classes.pair}>
            <TextField
              label={t('holder.firstName')}
              autoComplete="off"
              data-autofocus={id === null || undefined}
              {...form.getInputProps('firstName')}
            />
            <TextField label={t('holder.lastName')} autoComplete="off" {...form.getInputProps('lastName')} />
          </div>
          <TextField
            label={t('holder.email')}
            optional
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
            onChange={(event) => {
              form.setValues(withEmail(form.values, event.currentTarget.value))
              form.clearFieldError('email')
            }}
          />
        </>
      ) : (
        <TextField
          label={t('holder.label')}
          help={t('holder.labelHelp')}
          autoComplete="off"
          {...form.getInputProps('label')}
        />
      )}
    </>
  )
}
