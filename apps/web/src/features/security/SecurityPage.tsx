import { security, type SecuritySettings } from '@switchboard/contract/security'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { currentOf } from '../../api/errors.ts'
import { query, queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { can, refreshSession } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { toast } from '../../patterns/toast.ts'
import { UnsavedWork } from '../../patterns/UnsavedWork.tsx'
import { useDocumentTitle } from '../../patterns/useDocumentTitle.ts'
import { FormParts } from '../../patterns/FormParts.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { undoOf } from '../history/index.ts'
import { type SecurityForm, toForm, toRequest } from './form.ts'
import { SecondFactorFields } from './SecondFactorFields.tsx'
import classes from './security.module.css'
import { SessionFields } from './SessionFields.tsx'

const settingsQuery = () => query(security.get, undefined)

export async function loader(): Promise<null> {
  const data = can(security.get) ? queryClient.ensureQueryData(settingsQuery()) : null
  await Promise.all([loadStrings('security'), data])
  return null
}

/** Account > Settings > Security: how people sign in, and for how long. */
export function Component() {
  const { t } = useTranslation('security')
  useDocumentTitle(t('title'))
  return can(security.get) ? <Security /> : <NotAllowed />
}

function Security() {
  const { t } = useTranslation(['security', 'common'])
  const { data: settings } = usePrefetched(settingsQuery())
  // What the form began with: it follows what is read anew, but not while somebody is changing it.
  const [base, setBase] = useState(settings)
  const [form, setForm] = useState(() => toForm(settings))
  const dirty = JSON.stringify(toRequest(form, 0)) !== JSON.stringify(toRequest(toForm(base), 0))
  if (settings !== base && !dirty) {
    setBase(settings)
    setForm(toForm(settings))
  }
  const begin = (now: SecuritySettings) => {
    queryClient.setQueryData(settingsQuery().queryKey, now)
    setBase(now)
    setForm(toForm(now))
    reset()
  }
  const { tenant } = useSession()
  const { save, saving, error, reset } = useSave(security.save, {
    invalidates: ['security'],
    onSaved: (saved) => {
      begin(saved)
      void refreshSession()
      toast({ message: t('saved'), undo: undoOf({ object: tenant.id, version: saved.version }) })
    },
  })
  const change = (changes: Partial<SecurityForm>) => setForm((now) => ({ ...now, ...changes }))
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!saving) save({ body: toRequest(form, base.version) })
  }
  const theirs = currentOf<SecuritySettings>(error)
  return (
    <form className={classes.form} onSubmit={onSubmit} noValidate>
      <FormParts>
        <SecondFactorFields settings={base} form={form} onChange={change} />
        <SessionFields settings={base} form={form} onChange={change} />
      </FormParts>
      {theirs ? (
        <Conflict
          onTheirs={() => begin(theirs)}
          onMine={() => {
            setBase(theirs)
            save({ body: toRequest(form, theirs.version) })
          }}
        />
      ) : (
        Boolean(error) && <ErrorAlert error={error} />
      )}
      <div>
        <Button
          type="submit"
          variant="primary"
          loading={saving}
          disabledReason={dirty ? undefined : t('unchanged')}
        >
          {t('save')}
        </Button>
      </div>
      <UnsavedWork dirty={dirty} />
    </form>
  )
}

function Conflict({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const { t } = useTranslation(['security', 'common'])
  return (
    <Alert tone="bad" title={t('common:error.version_conflict.title')}>
      <p>{t('conflict.body')}</p>
      <div className={classes.ways}>
        <Button onClick={onTheirs}>{t('conflict.theirs')}</Button>
        <Button onClick={onMine}>{t('conflict.mine')}</Button>
      </div>
    </Alert>
  )
}
