import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './preferences.module.css'
import type { Part } from './usePart.ts'

interface SectionProps {
  title: string
  /** What it changes, in a sentence. */
  purpose: string
  children: ReactNode
}

/** A part of the page: what it is about, and its form or list. */
export function Section({ title, purpose, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p className={classes.purpose}>{purpose}</p>
      </header>
      <div className={classes.content}>{children}</div>
    </section>
  )
}

interface PartFormProps<Values extends object> extends SectionProps {
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
    <Section title={title} purpose={purpose}>
      <form onSubmit={onSubmit} noValidate>
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
    </Section>
  )
}
