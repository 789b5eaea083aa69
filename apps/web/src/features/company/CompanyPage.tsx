import { company as endpoints, type Company } from '@switchboard/contract/company'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { currentOf } from '../../api/errors.ts'
import { query, queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { can, reloadSession } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { Button } from '../../ui/Button.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { CompanyFields } from './CompanyFields.tsx'
import classes from './company.module.css'
import { type CompanyForm, fromCompany, toRequest } from './form.ts'
import { useCompanyForm } from './useCompanyForm.ts'

const ConflictDialog = lazy(() =>
  import('./ConflictDialog.tsx').then(({ ConflictDialog }) => ({ default: ConflictDialog })),
)

const companyQuery = () => query(endpoints.get, undefined)

export async function loader(): Promise<null> {
  await Promise.all([
    loadStrings('company', 'time-zone'),
    can(endpoints.get) && queryClient.ensureQueryData(companyQuery()),
  ])
  return null
}

/** Account > Settings > Company: what the company tells of itself, and who changed it when. */
export function Component() {
  const { tenant } = useSession()
  if (!can(endpoints.get)) return <NotAllowed />
  return (
    <>
      <CompanyDetails />
      {can('audit:read') && (
        <div className={classes.history}>
          <Suspense>
            <ObjectHistory id={tenant.id} />
          </Suspense>
        </div>
      )}
    </>
  )
}

function CompanyDetails() {
  const { t } = useTranslation('company')
  const { tenant } = useSession()
  const state = useCompanyForm(usePrefetched(companyQuery()).data)
  const { base } = state
  const readOnly = can(endpoints.update) ? undefined : t('readOnly')
  const { save, saving, error, reset } = useSave(endpoints.update, {
    invalidates: [],
    setFieldErrors: state.refuse,
    onSaved: async (next) => {
      queryClient.setQueryData(companyQuery().queryKey, next)
      state.clear()
      await reloadSession()
      // A save of what was so already made no change to undo.
      const done = { object: tenant.id, version: next.version }
      toast({ message: t('saved'), undo: next.version > base.version ? undoOf(done) : undefined })
    },
  })
  const send = (values: CompanyForm, { version }: Company) =>
    save({ body: { ...toRequest(values), version } })
  const newer = currentOf<Company>(error)
  const resolve = (values: CompanyForm, theirs: Company) => {
    state.rebase(theirs, values)
    send(values, theirs)
  }
  return (
    <form onSubmit={state.onSubmit(() => !saving && send(state.values, base))} noValidate>
      <CompanyFields state={state} readOnly={readOnly} />
      <div className={classes.actions}>
        {error && !newer && <ErrorAlert error={error} />}
        <Button type="submit" variant="primary" loading={saving} disabledReason={readOnly}>
          {t('save')}
        </Button>
      </div>
      <UnsavedWork dirty={state.dirty} />
      <Suspense>
        {newer && (
          <ConflictDialog
            base={state.saved}
            mine={state.mine}
            theirs={fromCompany(newer)}
            onSave={(values) => resolve(values, newer)}
            onClose={reset}
          />
        )}
      </Suspense>
    </form>
  )
}
