import { company as endpoints, type Company } from '@switchboard/contract/company'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { companyQuery } from '../../api/company.ts'
import { currentOf, savedOf } from '../../api/errors.ts'
import { queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { can, reloadSession } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { countryName } from '../../format/countries.ts'
import { currentLanguage, LANGUAGE_NAMES, loadStrings } from '../../i18n/i18n.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import { ConflictDialog } from '../../patterns/object/lazy.ts'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { Button } from '../../ui/Button.tsx'
import { ObjectHistory, undoOf } from '../history/index.ts'
import { CompanyFields } from './CompanyFields.tsx'
import classes from './company.module.css'
import { type CompanyForm, type Field, fromCompany, MODEL, toRequest } from './form.ts'
import { useCompanyForm } from './useCompanyForm.ts'

export async function loader(): Promise<null> {
  await Promise.all([
    loadStrings('company', 'time-zone', 'object'),
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

/** How fields are called, and what they say. */
function useConflictTexts(): ConflictTexts<CompanyForm, Field> {
  const { t } = useTranslation('company')
  return {
    labelOf: (field) => t(`field.${field}`),
    textOf: (field, values) => {
      if (field === 'country') return countryName(values.country, currentLanguage())
      if (field === 'language') return LANGUAGE_NAMES[values.language]
      return values[field] || t('nothing')
    },
  }
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
  const texts = useConflictTexts()
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
            model={MODEL}
            texts={texts}
            base={state.saved}
            mine={state.mine}
            theirs={fromCompany(newer)}
            saved={savedOf(error)}
            onSave={(values) => resolve(values, newer)}
            onTheirs={() => {
              queryClient.setQueryData(companyQuery().queryKey, newer)
              state.clear()
              reset()
            }}
            onClose={reset}
          />
        )}
      </Suspense>
    </form>
  )
}
