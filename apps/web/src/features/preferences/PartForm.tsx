import { useTranslation } from 'react-i18next'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { FormPart, type FormPartProps } from '../../patterns/FormParts.tsx'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './preferences.module.css'
import type { Part } from './usePart.ts'

interface PartFormProps<Values extends object> extends FormPartProps {
  part: Part<Values>
  /** "Save voicemail". */
  submitLabel: string
}

/** A part of the preferences with a form of its own. */
export function PartForm<Values extends object>(props: PartFormProps<Values>) {
  const { part, title, purpose, submitLabel, children } = props
  const { t } = useTranslation(['preferences', 'common'])
  const { fields, readOnly, conflict, error, saving, dirty, onSubmit } = part
  const unchanged = dirty ? undefined : t('unchanged')
  return (
    <FormPart title={title} purpose={purpose}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <fieldset ref={fields} className={classes.fields} disabled={readOnly !== undefined}>
          {children}
        </fieldset>
        {conflict && (
          <Alert tone="bad" title={t('common:error.version_conflict.title')}>
            <p>{t('conflict.body')}</p>
            <div className={classes.ways}>
              <Button onClick={conflict.theirs}>{t('conflict.theirs')}</Button>
              <Button onClick={conflict.mine}>{t('conflict.mine')}</Button>
            </div>
          </Alert>
        )}
        {Boolean(error) && <ErrorAlert error={error} />}
        <Button type="submit" loading={saving} disabledReason={readOnly ?? unchanged}>
          {submitLabel}
        </Button>
        <UnsavedWork dirty={dirty} />
      </form>
    </FormPart>
  )
}
