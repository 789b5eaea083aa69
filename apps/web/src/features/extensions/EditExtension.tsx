import { extensions, ExtensionWrite } from '@switchboard/contract/extensions'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-store.ts'
import { paths } from '../../paths.ts'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { PhoneBlocked } from '../blocked-numbers/index.ts'
import { ExtensionDevices } from '../devices/index.ts'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { ExtensionFields } from './ExtensionFields.tsx'
import { fromExtension, type PhoneExtension, toRequest } from './form.ts'
import { MODEL } from './model.ts'
import { useConflictTexts } from './useConflictTexts.ts'
import { brokenRules, fieldOf } from './validate.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** The form of an existing phone. */
export function EditExtension({ extension }: { extension: PhoneExtension }) {
  const { t } = useTranslation('extensions')
  const { country } = useSession().tenant
  const { id, name } = extension
  const { pinSet } = extension.phone.voicemail
  const edit = useEdit({
    object: extension,
    toForm: fromExtension,
    update: extensions.update,
    toBody: toRequest,
    schema: ExtensionWrite,
    model: MODEL,
    fieldOf,
    validate: (values, saved) => brokenRules(values, { country, id, pinSet, saved }),
    invalidates: ['extensions'],
    message: (saved) => t('saved.updated', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={name}
      readOnly={useReadOnlyReason(extensions.update)}
      conflict={useConflictTexts()}
      // The PIN stays out of the browser's history.
      again={{ path: paths.extensionNew(), draft: (values) => ({ ...values, pin: '' }) }}
      renderDelete={(props) => <DeleteDialog extension={extension} {...props} />}
      after={
        <>
          <ExtensionDevices extensionId={id} />
          <PhoneBlocked extensionId={id} />
          <ObjectHistory id={id} />
        </>
      }
    >
      <ExtensionFields state={{ ...edit, id, pinSet }} />
    </EditForm>
  )
}
