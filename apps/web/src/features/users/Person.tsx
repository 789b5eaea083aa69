import { type User, users } from '@switchboard/contract/users'
import { IconCrown, IconShieldOff, IconUserMinus } from '@tabler/icons-react'
import { lazy, type FormEvent, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { PanelForm, PanelSection } from '../../patterns/PanelForm.tsx'
import { useClosePanel } from '../../patterns/SidePanel.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ObjectHistory } from '../history/index.ts'
import { useInvite, useSetRole } from './changes.ts'
import { EmailField, RoleField } from './InviteFields.tsx'
import { PersonFacts } from './PersonFacts.tsx'
import classes from './users.module.css'
import { useRefusal } from './words.ts'

const RemoveDialog = lazy(() =>
  import('./RemoveDialog.tsx').then(({ RemoveDialog }) => ({ default: RemoveDialog })),
)
const ResetFactorDialog = lazy(() =>
  import('./ResetFactorDialog.tsx').then(({ ResetFactorDialog }) => ({ default: ResetFactorDialog })),
)
const HandOverDialog = lazy(() =>
  import('./HandOverDialog.tsx').then(({ HandOverDialog }) => ({ default: HandOverDialog })),
)

/** Somebody changed the person in between: the panel is to show how they are now. */
const isOutdated = (error: Error | null) =>
  error instanceof ApiError && (error.code === 'version_conflict' || error.code === 'access_changed')

/** The role of a person with access, the invitation of one without. */
export function Person({ user }: { user: User }) {
  const { t } = useTranslation('users')
  const { id, state, version } = user
  const [email, setEmail] = useState(user.email ?? '')
  const [role, setRole] = useState(state === 'no_access' ? 'read_only' : user.role)
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({})
  const refusal = useRefusal()(user)
  const close = useClosePanel()
  const saved = () => close({ saved: id })
  const active = state === 'active'
  const invite = useInvite({ setFieldErrors: setErrors, onSaved: saved })
  const change = useSetRole({ setFieldErrors: setErrors, onSaved: saved })
  const error = active ? change.error : invite.error
  const dirty = role !== user.role || (!active && email !== (user.email ?? ''))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!active) invite.save({ params: { id }, body: { email, role } })
    else if (role === user.role) close()
    else change.save({ params: { id }, body: { role, version } })
  }
  return (
    <PanelForm
      onSubmit={onSubmit}
      submitLabel={t(`submit.${state}`)}
      saving={invite.saving || change.saving}
      disabledReason={refusal}
      error={isOutdated(error) ? null : error}
      dirty={dirty && state !== 'no_access'}
    >
      {isOutdated(error) && <Outdated />}
      <PersonFacts user={user} />
      {refusal !== undefined && <Alert tone="info" title={refusal} />}
      <fieldset className={classes.fields} disabled={refusal !== undefined}>
        {!active && <EmailField value={email} error={errors['email']} onChange={setEmail} />}
        <RoleField value={role} error={errors['role']} onChange={setRole} />
      </fieldset>
      {state !== 'no_access' && <Access user={user} refusal={refusal} />}
      <Suspense>
        <ObjectHistory id={id} />
      </Suspense>
    </PanelForm>
  )
}

function Outdated() {
  const { t } = useTranslation(['users', 'common'])
  const reload = () => void queryClient.invalidateQueries({ queryKey: ['users'] })
  return (
    <Alert tone="warning" title={t('common:error.access_changed.title')}>
      <p>{t('outdated')}</p>
      <Button onClick={reload}>{t('showNow')}</Button>
    </Alert>
  )
}

/** What ends access, or passes the company on. */
function Access({ user, refusal }: { user: User; refusal: string | undefined }) {
  const { t } = useTranslation('users')
  const [asking, setAsking] = useState<'remove' | 'handOver' | 'resetFactor' | null>(null)
  const close = useClosePanel()
  const done = () => close({ saved: true })
  const mayHandOver = can(users.handOver) && user.state === 'active' && user.refusal === null
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
  return (
    <PanelSection title={t('access')}>
      <div className={classes.actions}>
        {mayHandOver && (
          <Button
            icon={<IconCrown {...icon} />}
            disabledReason={user.email === null ? t('handOver.noEmail') : undefined}
            onClick={() => setAsking('handOver')}
          >
            {t('handOver.open')}
          </Button>
        )}
        {user.secondFactor && (
          <Button
            icon={<IconShieldOff {...icon} />}
            disabledReason={refusal}
            onClick={() => setAsking('resetFactor')}
          >
            {t('resetFactor.open')}
          </Button>
        )}
        <Button
          icon={<IconUserMinus {...icon} />}
          disabledReason={refusal}
          onClick={() => setAsking('remove')}
        >
          {t(user.state === 'invited' ? 'row.revoke' : 'row.remove')}
        </Button>
      </div>
      <Suspense>
        {asking === 'remove' && <RemoveDialog user={user} onClose={() => setAsking(null)} onRemoved={done} />}
        {asking === 'resetFactor' && <ResetFactorDialog user={user} onClose={() => setAsking(null)} />}
        {asking === 'handOver' && (
          <HandOverDialog user={user} onClose={() => setAsking(null)} onDone={done} />
        )}
      </Suspense>
    </PanelSection>
  )
}
