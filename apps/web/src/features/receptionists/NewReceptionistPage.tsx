import { receptionists, ReceptionistWrite } from '@switchboard/contract/receptionists'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { getSession, useSession } from '../../api/session-store.ts'
import { loadLanguage } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { FormPage } from '../../patterns/FormPage.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { CreateForm } from '../../patterns/object/CreateForm.tsx'
import { numbersQuery } from '../../patterns/object/numbers.ts'
import { useCreate } from '../../patterns/object/useCreate.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { undoOf } from '../history/index.ts'
import { blankForm, fieldOf, toRequest } from './form.ts'
import { MODEL } from './model.ts'
import { calendarsQuery, loadForm, schedulesQuery, useChoices } from './queries.ts'
import { ReceptionistFields } from './ReceptionistFields.tsx'

/** Receptionists are proposed a number among those that companies usually keep for them. */
const USUAL = '5'

export async function loader(): Promise<null> {
  if (!can(receptionists.list)) return null
  await Promise.all([
    loadForm(),
    queryClient.fetchQuery({ ...numbersQuery(USUAL, null), staleTime: 0 }),
    queryClient.ensureQueryData(schedulesQuery()),
    queryClient.ensureQueryData(calendarsQuery()),
  ])
  const { language } = getSession()?.tenant ?? {}
  if (language) await loadLanguage(language)
  return null
}

/** Configuration > Receptionists > a new one, which begins with what suits most companies. */
export function Component() {
  const { t } = useTranslation('receptionists')
  if (!can(receptionists.list)) return <NotAllowed />
  return (
    <FormPage
      title={t('new.title')}
      purpose={t('new.purpose')}
      closeTo={paths.receptionists()}
      list={t('edit.back')}
    >
      <NewReceptionist />
    </FormPage>
  )
}

/** The id of what is alone of its kind: among several nobody but the company knows which. */
const onlyOne = (choices: readonly { id: string }[]) =>
  (choices.length === 1 ? choices[0]?.id : undefined) ?? ''

function NewReceptionist() {
  const { t } = useTranslation('receptionists')
  const { tenant } = useSession()
  // Of its callers, not of who makes it.
  const { language } = tenant
  const { free } = usePrefetched(numbersQuery(USUAL, null)).data
  const { schedules, calendars } = useChoices()
  const navigate = useNavigate()
  const readOnly = useReadOnlyReason(receptionists.create)
  const create = useCreate({
    blank: blankForm(tenant, {
      name: t('proposal.name', { lng: language }),
      number: free[0] ?? '',
      scheduleId: onlyOne(schedules),
      holidayCalendarId: onlyOne(calendars),
      open: t('proposal.open', { lng: language, company: tenant.name }),
      closed: t('proposal.closed', { lng: language, company: tenant.name }),
    }),
    create: receptionists.create,
    toBody: toRequest,
    schema: ReceptionistWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['receptionists', 'extensions'],
    message: (saved) => t('new.created', { name: saved.name }),
    undoOf,
    onSaved: ({ id }) => void navigate(paths.receptionist(id), { replace: true, state: { saved: id } }),
  })
  return (
    <CreateForm create={create} submitLabel={t('new.submit')} readOnly={readOnly}>
      <ReceptionistFields form={create.form} id={null} savedNumber="" />
    </CreateForm>
  )
}
