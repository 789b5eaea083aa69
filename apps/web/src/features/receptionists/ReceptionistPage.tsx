import { type Receptionist, receptionists, ReceptionistWrite } from '@switchboard/contract/receptionists'
import { IconHandStop, IconHierarchy2 } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useNavigate, useParams } from 'react-router'
import { isGone } from '../../api/errors.ts'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { FormPage } from '../../patterns/FormPage.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { ObjectError } from '../../patterns/object/PanelError.tsx'
import { EditForm } from '../../patterns/object/EditForm.tsx'
import { useEdit } from '../../patterns/object/useEdit.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { Page } from '../../patterns/Page.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { fieldOf, fromReceptionist, toRequest } from './form.ts'
import { MODEL } from './model.ts'
import { Now } from './Now.tsx'
import { Overridden } from './OverrideBanner.tsx'
import { loadForm, receptionistQuery, useChoices } from './queries.ts'
import { ReceptionistFields } from './ReceptionistFields.tsx'
import classes from './receptionists.module.css'
import { useConflictTexts } from './useConflictTexts.ts'
import { untilNext } from './useNowText.ts'

const DeleteDialog = lazy(() =>
  import('./DeleteDialog.tsx').then(({ DeleteDialog }) => ({ default: DeleteDialog })),
)
const OverrideDialog = lazy(() =>
  import('./OverrideDialog.tsx').then(({ OverrideDialog }) => ({ default: OverrideDialog })),
)

/** What is edited is asked for each time: a form must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  if (!can(receptionists.get)) return null
  // What tells that it is gone needs its words, too.
  const found = queryClient.fetchQuery({ ...receptionistQuery(params['id'] ?? ''), staleTime: 0 })
  await Promise.all([found.catch(() => {}), loadForm()])
  await found
  return null
}

/** Configuration > Receptionists > one of them. */
export function Component() {
  const { id = '' } = useParams()
  return can(receptionists.get) ? <ReceptionistPage key={id} id={id} /> : <NotAllowed />
}

function ReceptionistPage({ id }: { id: string }) {
  const { t } = useTranslation('receptionists')
  const { data, error } = usePrefetched({
    ...receptionistQuery(id),
    refetchInterval: ({ state: { data } }) => untilNext(data && [data]),
  })
  return (
    <FormPage
      title={data.name}
      purpose={t('edit.purpose', { number: data.number })}
      closeTo={paths.receptionists()}
      list={t('edit.back')}
      action={<ByHand receptionist={data} />}
    >
      {data.override && (
        <Alert tone="warning" title={t('override.active')}>
          <Overridden receptionist={data} />
        </Alert>
      )}
      <EditReceptionist receptionist={data} gone={isGone(error)} />
    </FormPage>
  )
}

/** What callers hear now, and the way to decide it by hand. */
function ByHand({ receptionist }: { receptionist: Receptionist }) {
  const { t } = useTranslation('receptionists')
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.byHand}>
      <Now receptionist={receptionist} />
      <Button
        icon={<IconHandStop size={16} stroke={1.75} aria-hidden />}
        disabledReason={useReadOnlyReason(receptionists.override)}
        onClick={() => setAsking(true)}
      >
        {t('row.override')}
      </Button>
      <Suspense>
        {asking && (
          <OverrideDialog
            receptionist={receptionist}
            language={receptionist.language}
            onClose={() => setAsking(false)}
          />
        )}
      </Suspense>
    </div>
  )
}

interface EditReceptionistProps {
  receptionist: Receptionist
  /** It was deleted since: its creation was undone. */
  gone: boolean
}

function EditReceptionist({ receptionist, gone }: EditReceptionistProps) {
  const { t } = useTranslation('receptionists')
  const { id, name } = receptionist
  const choices = useChoices()
  const edit = useEdit({
    object: receptionist,
    toForm: fromReceptionist,
    update: receptionists.update,
    toBody: toRequest,
    schema: ReceptionistWrite,
    model: MODEL,
    fieldOf,
    invalidates: ['receptionists', 'extensions'],
    message: (saved) => t('edit.saved', { name: saved.name }),
    undoOf,
    stay: (saved) => {
      queryClient.setQueryData(receptionistQuery(id).queryKey, saved)
      return saved
    },
  })
  const navigate = useNavigate()
  // What was typed meanwhile stays: saving it tells that it is gone, and offers to make it anew.
  const leave = gone && !edit.dirty
  useEffect(() => {
    if (leave) void navigate(paths.receptionists(), { replace: true })
  }, [leave, navigate])
  return (
    <EditForm
      edit={edit}
      name={name}
      readOnly={useReadOnlyReason(receptionists.update)}
      conflict={useConflictTexts(choices)}
      again={{ path: paths.receptionistNew() }}
      renderDelete={(props) => <DeleteDialog receptionist={receptionist} {...props} />}
      after={
        <div className={classes.history}>
          <ObjectHistory id={id} />
        </div>
      }
    >
      <ReceptionistFields form={edit.form} id={id} savedNumber={edit.saved.number} />
    </EditForm>
  )
}

/** In place of one that could not be loaded. */
export function ErrorBoundary() {
  const { t } = useTranslation('receptionists')
  return (
    <Page title={t('page.title')} purpose={t('page.purpose')}>
      <ObjectError icon={IconHierarchy2} closeTo={paths.receptionists()} />
    </Page>
  )
}
