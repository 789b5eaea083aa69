import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { ErrorAlert } from './ErrorAlert.tsx'
import classes from './panel.module.css'
import { useClosePanel } from './SidePanel.tsx'
import { UnsavedWork } from './UnsavedWork.tsx'

interface PanelFormProps {
  onSubmit: FormEventHandler<HTMLFormElement>
  /** What the button does: "Create extension". */
  submitLabel: string
  saving: boolean
  /** Why it cannot be saved now, for example the role. */
  disabledReason?: string | undefined
  /** What the fields do not tell themselves; from `useSave()`. */
  error: unknown
  /** Leaving asks first while this is true. */
  dirty: boolean
  /** Left of the buttons, for example "Delete". */
  aside?: ReactNode
  children: ReactNode
}

/** A form in a side panel: fields that scroll, the buttons always in sight. */
export function PanelForm({
  onSubmit,
  submitLabel,
  saving,
  disabledReason,
  error,
  dirty,
  aside,
  children,
}: PanelFormProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      {/* Fields that cannot be changed take no focus: then the region itself does, to be scrolled by keys. */}
      <div className={classes.scroll} tabIndex={disabledReason === undefined ? undefined : 0}>
        <div className={classes.fields}>
          {Boolean(error) && <ErrorAlert error={error} />}
          {children}
        </div>
      </div>
      <footer className={classes.footer}>
        {aside && <div className={classes.aside}>{aside}</div>}
        <Button onClick={() => close()}>{t('action.cancel')}</Button>
        <Button type="submit" variant="primary" loading={saving} disabledReason={disabledReason}>
          {submitLabel}
        </Button>
      </footer>
      <UnsavedWork dirty={dirty} />
    </form>
  )
}

/** A titled part of a panel's form, set off by a hairline. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
