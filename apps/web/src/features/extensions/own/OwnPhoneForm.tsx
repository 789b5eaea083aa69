import { extensionsOwn, type OwnPhone } from '@switchboard/contract/extensions.own'
import { type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentOf, savedOf } from '../../../api/errors.ts'
import { useSave } from '../../../api/query.ts'
import { ErrorAlert } from '../../../patterns/ErrorAlert.tsx'
import { ConflictDialog } from '../../../patterns/object/lazy.ts'
import { toast } from '../../../patterns/toast.ts'
import { UnsavedWork } from '../../../patterns/UnsavedWork.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EffectNote } from '../EffectNote.tsx'
import classes from '../extensions.module.css'
import { type ExtensionForm, fromExtension, settle } from '../form.ts'
import { ForwardingFields } from '../ForwardingFields.tsx'
import { MODEL } from '../model.ts'
import { useConflictTexts } from '../useConflictTexts.ts'
import { useExtensionForm } from '../useExtensionForm.ts'
import { VoicemailFields } from '../VoicemailFields.tsx'
import { asHolder, isOwnField, toOwnChange } from './form.ts'
import own from './own.module.css'
import { OwnPhoneFacts } from './OwnPhoneFacts.tsx'

/** What people change of a phone of their own: the fields of the form of an administrator that are theirs. */
export function OwnPhoneForm({ phone }: { phone: OwnPhone }) {
  const { t } = useTranslation('extensions')
  // What the form is compared with: as opened, as saved since, or as chosen from after a conflict.
  const [opened, setOpened] = useState(phone)
  const saved = fromExtension(opened)
  const { pinSet } = opened.phone.voicemail
  const state = useExtensionForm({ saved, id: opened.id, pinSet, concerns: isOwnField })
  const { form, fields, dirty } = state
  const adopt = (now: OwnPhone) => {
    setOpened(now)
    form.setValues(fromExtension(now))
  }
  const { save, saving, error, reset } = useSave(extensionsOwn.update, {
    invalidates: ['extensions', 'history'],
    setFieldErrors: state.refuse,
    onSaved: (now) => {
      adopt(now)
      toast({ message: t('own.saved', { number: now.number }) })
    },
  })
  const send = (values: ExtensionForm, { id, version }: OwnPhone, base: ExtensionForm) =>
    save({ params: { id }, body: { ...toOwnChange(values, base), version } })
  const texts = useConflictTexts()
  const newer = currentOf<OwnPhone>(error)
  const resolve = (values: ExtensionForm, theirs: OwnPhone) => {
    setOpened(theirs)
    form.setValues(values)
    send(values, theirs, fromExtension(theirs))
  }
  return (
    <form
      className={own.form}
      onSubmit={state.onSubmit((values) => dirty && send(values, opened, saved))}
      noValidate
    >
      <OwnPhoneFacts phone={opened} />
      {/* Another version of the phone begins anew: a PIN that was being replaced has been. */}
      <fieldset ref={fields} className={classes.fields} key={opened.version}>
        <Part title={t('section.calls')}>
          <EffectNote values={form.values} />
          <ForwardingFields state={state} />
        </Part>
        <Part title={t('section.voicemail')}>
          <VoicemailFields state={state} />
        </Part>
      </fieldset>
      {Boolean(error) && !newer && <ErrorAlert error={error} />}
      <Button
        type="submit"
        variant="primary"
        loading={saving}
        disabledReason={dirty ? undefined : t('own.nothing')}
      >
        {t('own.submit')}
      </Button>
      <UnsavedWork dirty={dirty} />
      <Suspense>
        {newer && (
          <ConflictDialog
            model={MODEL}
            texts={texts}
            base={asHolder(saved, fromExtension(newer))}
            mine={asHolder(settle(form.values, saved), fromExtension(newer))}
            theirs={fromExtension(newer)}
            saved={savedOf(error)}
            onSave={(values) => resolve(values, newer)}
            onTheirs={() => {
              adopt(newer)
              reset()
            }}
            onClose={reset}
          />
        )}
      </Suspense>
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={own.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
