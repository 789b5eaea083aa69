import { preferences } from '@switchboard/contract/preferences'
import { voicemailBoxes, VoicemailBoxWrite } from '@switchboard/contract/voicemail-boxes'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../../api/query.ts'
import { can } from '../../../api/session.ts'
import { useSession } from '../../../api/session-store.ts'
import { CreateForm } from '../../../patterns/object/CreateForm.tsx'
import { numbersQuery } from '../../../patterns/object/numbers.ts'
import { useCreate } from '../../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../../patterns/object/useReadOnlyReason.ts'
import { proposePin } from '../../../patterns/pin.ts'
import { undoOf } from '../../history/index.ts'
import { preferencesQuery } from '../../preferences/index.ts'
import { BoxFields } from './BoxFields.tsx'
import { blankBox, brokenRules, fieldOf, MODEL, toRequest } from './form.ts'

/** The form of a new voicemail box. `children`: the choice that led to it. */
export function NewBox({ children }: { children: ReactNode }) {
  const { t } = useTranslation('extensions/boxes')
  const { tenant } = useSession()
  const { free } = usePrefetched(numbersQuery('', null)).data
  const { data: defaults } = useQuery({ ...preferencesQuery(), enabled: can(preferences.get) })
  const number = free[0] ?? ''
  const [pin] = useState(() => proposePin(number))
  const language = defaults?.promptLanguage ?? tenant.language
  const create = useCreate({
    blank: blankBox(number, language, defaults?.voicemail.attach ?? true, pin),
    create: voicemailBoxes.create,
    toBody: toRequest,
    schema: VoicemailBoxWrite,
    model: MODEL,
    fieldOf,
    validate: brokenRules,
    invalidates: ['extensions', 'voicemail'],
    message: (saved) => t('saved.created', { number: saved.number, name: saved.name }),
    undoOf,
  })
  return (
    <CreateForm create={create} submitLabel={t('create')} readOnly={useReadOnlyReason(voicemailBoxes.create)}>
      {children}
      <BoxFields state={create} id={null} />
    </CreateForm>
  )
}
