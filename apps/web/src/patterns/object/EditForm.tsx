import { IconTrash } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { PanelForm } from '../PanelForm.tsx'
import { useClosePanel } from '../SidePanel.tsx'
import type { ConflictTexts } from './ConflictDialog.tsx'
import { ConflictDialog } from './lazy.ts'
import { ObjectFields } from './ObjectFields.tsx'
import type { Edit } from './useEdit.ts'

const GoneDialog = lazy(() => import('./GoneDialog.tsx').then(({ GoneDialog }) => ({ default: GoneDialog })))

interface EditFormProps<Form extends object, Part extends string> {
  edit: Edit<Form, Part>
  /** What the object was called when it was opened. */
  name: string
  /** Why it cannot be changed: `useReadOnlyReason()`. */
  readOnly: string | undefined
  /** How a part of the form is called, and told in words. */
  conflict: ConflictTexts<Form, Part>
  /** Where it is created again with what was typed, should it be gone, and what of it may be kept (no secret). */
  again: { path: string; draft?: (values: Form) => Form }
  /** The dialog that deletes it; without it there is no button. */
  renderDelete?: (props: { onClose: () => void; onDeleted: () => void }) => ReactNode
  /** Below the fields, such as the object's history. */
  after?: ReactNode
  children: ReactNode
}

/** The form of an object that exists, and the dialogs for what may come between opening and saving it. */
export function EditForm<Form extends object, Part extends string>(props: EditFormProps<Form, Part>) {
  const { edit, name, readOnly, conflict, again, renderDelete, after, children } = props
  const { t } = useTranslation('object')
  const [deleting, setDeleting] = useState(false)
  const close = useClosePanel()
  return (
    <PanelForm
      onSubmit={edit.submit}
      submitLabel={t('save')}
      saving={edit.saving}
      disabledReason={readOnly}
      error={edit.error}
      dirty={edit.dirty}
      aside={
        renderDelete && (
          <Button
            icon={<IconTrash size={16} stroke={1.75} aria-hidden />}
            disabledReason={readOnly}
            onClick={() => setDeleting(true)}
          >
            {t('delete.open')}
          </Button>
        )
      }
    >
      <ObjectFields state={edit} readOnly={readOnly}>
        {children}
      </ObjectFields>
      <Suspense>{after}</Suspense>
      <Suspense>
        {edit.conflict && (
          <ConflictDialog
            {...edit.conflict}
            model={edit.model}
            texts={conflict}
            onSave={edit.conflict.resolve}
            onTheirs={edit.conflict.takeTheirs}
            onClose={edit.goBack}
          />
        )}
        {edit.gone && (
          <GoneDialog
            name={name}
            again={again.path}
            draft={again.draft ? again.draft(edit.form.values) : edit.form.values}
            forget={edit.forget}
            onClose={edit.goBack}
          />
        )}
        {deleting &&
          renderDelete?.({
            onClose: () => setDeleting(false),
            onDeleted: () => close({ saved: true }),
          })}
      </Suspense>
    </PanelForm>
  )
}
