import { type VoicemailBox, voicemailBoxes, VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { EditForm } from '../../../patterns/object/EditForm.tsx'
import { useEdit } from '../../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../../patterns/object/useReadOnlyReason.ts'
import { ObjectHistory, undoOf } from '../../history/index.ts'
import { BoxFields } from './BoxFields.tsx'
import { brokenRules, fieldOf, fromBox, MODEL, toRequest } from './form.ts'
import { useConflictTexts } from './useConflictTexts.ts'

const DeleteDialog = lazy(() =>
  import('../DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)

/** The form of a voicemail box that exists. */
export function EditBox({ box }: { box: VoicemailBox }) {
  const { t } = useTranslation('extensions/boxes')
  const edit = useEdit({
    object: box,
    toForm: fromBox,
    update: voicemailBoxes.update,
    toBody: toRequest,
    schema: VoicemailBoxWrite,
    model: MODEL,
    fieldOf,
    validate: brokenRules,
    invalidates: ['extensions', 'voicemailBoxes', 'voicemail'],
    message: (saved) => t('saved.updated', { name: saved.name }),
    undoOf,
  })
  return (
    <EditForm
      edit={edit}
      name={box.name}
      readOnly={useReadOnlyReason(voicemailBoxes.update)}
      conflict={useConflictTexts()}
      // The PIN stays out of the browser's history.
      again={{
        path: paths.extensionNew({ kind: 'voicemail' }),
        draft: (values) => ({ ...values, pin: '' }),
      }}
      renderDelete={(props) => <DeleteDialog extension={box} {...props} />}
      after={<ObjectHistory id={box.id} />}
    >
      <BoxFields state={edit} id={box.id} />
    </EditForm>
  )
}
