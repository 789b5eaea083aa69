import { extensions } from '@switchboard/contract/extensions'
import { IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { queryClient, useSave } from '../../api/query.ts'
import { PanelForm } from '../../patterns/PanelForm.tsx'
import { useClosePanel } from '../../patterns/SidePanel.tsx'
import { toast } from '../../patterns/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { newerOf } from './conflict.ts'
import { ExtensionFields } from './ExtensionFields.tsx'
import { type ExtensionForm, fromExtension, type PhoneExtension, toRequest } from './form.ts'
import { useExtensionForm } from './useExtensionForm.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

const ConflictDialog = lazy(() =>
  import('./ConflictDialog.tsx').then(({ ConflictDialog }) => ({ default: ConflictDialog })),
)
const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)
const GoneDialog = lazy(() => import('./GoneDialog.tsx').then(({ GoneDialog }) => ({ default: GoneDialog })))

/** The form of an existing phone, and what may come between: someone else's save, someone else's deletion. */
export function EditExtension({ extension }: { extension: PhoneExtension }) {
  const { t } = useTranslation('extensions')
  const readOnly = useReadOnlyReason()
  // What the form is compared with: as opened, then as chosen from after a conflict. What the cache learns is not it.
  const [opened, setOpened] = useState(extension)
  const saved = fromExtension(opened)
  const state = useExtensionForm({ saved, id: opened.id, pinSet: opened.phone.voicemail.pinSet })
  const [deleting, setDeleting] = useState(false)
  const close = useClosePanel()
  const { save, saving, error, reset } = useSave(extensions.update, {
    invalidates: ['extensions'],
    setFieldErrors: state.refuse,
    onSaved: ({ id, name, version }) => {
      // A save of what was so already made no change to undo.
      const undo = version > opened.version ? undoOf({ object: id, version }) : undefined
      toast({ message: t('saved.updated', { name }), undo })
      close({ saved: id })
    },
  })
  const send = (values: ExtensionForm, { id, version }: PhoneExtension, base: ExtensionForm) =>
    save({ params: { id }, body: { ...toRequest(values, base), version } })
  const newer = newerOf<PhoneExtension>(error)
  const gone = error instanceof ApiError && error.code === 'not_found'

  const resolve = (values: ExtensionForm, theirs: PhoneExtension) => {
    setOpened(theirs)
    state.form.setValues(values)
    send(values, theirs, fromExtension(theirs))
  }
  const takeTheirs = () => {
    close({ saved: true })
    void queryClient.invalidateQueries({ queryKey: ['extensions'] })
  }
  return (
    <PanelForm
      onSubmit={state.onSubmit((values) => (state.dirty ? send(values, opened, saved) : close()))}
      submitLabel={t('panel.save')}
      saving={saving}
      disabledReason={readOnly}
      error={newer || gone ? null : error}
      dirty={state.dirty}
      aside={
        <Button
          icon={<IconTrash size={16} stroke={1.75} aria-hidden />}
          disabledReason={readOnly}
          onClick={() => setDeleting(true)}
        >
          {t('row.delete')}
        </Button>
      }
    >
      <ExtensionFields state={state} />
      <Suspense>
        <ObjectHistory id={opened.id} />
      </Suspense>
      <Suspense>
        {newer && (
          <ConflictDialog
            base={saved}
            mine={state.form.values}
            theirs={newer}
            onSave={(values) => resolve(values, newer)}
            onTheirs={takeTheirs}
            onClose={reset}
          />
        )}
        {gone && <GoneDialog extension={opened} values={state.form.values} onClose={reset} />}
        {deleting && (
          <DeleteDialog
            extension={opened}
            onClose={() => setDeleting(false)}
            onDeleted={() => close({ saved: true })}
          />
        )}
      </Suspense>
    </PanelForm>
  )
}
