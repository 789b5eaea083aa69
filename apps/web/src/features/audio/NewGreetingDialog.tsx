import { audio, type AudioFile } from '@switchboard/contract/audio'
import { useTranslation } from 'react-i18next'
import { queryClient, useSave } from '../../api/query.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { judgeShape } from '../../patterns/object/shape.ts'
import { useObjectForm } from '../../patterns/object/useObjectForm.ts'
import { Button } from '../../ui/Button.tsx'
import classes from './audio.module.css'
import { AudioFields } from './AudioFields.tsx'
import { blank, MODEL, toCreate } from './form.ts'
import { audioFileQuery } from './queries.ts'
import { CREATING } from './saving.ts'

interface NewGreetingDialogProps {
  onClose: () => void
  onMade: (file: AudioFile) => void
}

/** Makes a greeting where one is chosen. */
export function NewGreetingDialog({ onClose, onMade }: NewGreetingDialogProps) {
  const { t } = useTranslation(['audio', 'common'])
  const { form, fields, refuse, onSubmit } = useObjectForm({
    model: MODEL,
    saved: blank('greeting'),
    validate: (values) => judgeShape(CREATING.schema, toCreate(values)),
  })
  const { save, saving, error } = useSave(audio.create, {
    invalidates: ['audio'],
    setFieldErrors: refuse,
    onSaved: (file) => {
      queryClient.setQueryData(audioFileQuery(file.id).queryKey, file)
      onMade(file)
    },
  })
  const submit = onSubmit((values) => save({ body: toCreate(values) }))
  return (
    <Dialog opened title={t('panel.newGreeting')} onClose={onClose} width={480}>
      <form
        noValidate
        onSubmit={(event) => {
          // The form around the dialog is not what is sent.
          event.stopPropagation()
          submit(event)
        }}
      >
        <fieldset ref={fields} className={classes.fields}>
          <AudioFields state={{ form }} kindChosen />
          {error && <ErrorAlert error={error} />}
          <div className={classes.buttons}>
            <Button onClick={onClose}>{t('common:action.cancel')}</Button>
            <Button type="submit" variant="primary" loading={saving}>
              {t('panel.create')}
            </Button>
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}
