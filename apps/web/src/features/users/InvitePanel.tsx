import type { Role } from '@switchboard/contract/permissions'
import type { User } from '@switchboard/contract/users'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { PanelForm } from '../../patterns/PanelForm.tsx'
import { SidePanel, useClosePanel } from '../../patterns/SidePanel.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useInvite, useInviteNew } from './changes.ts'
import { HolderPicker } from './HolderPicker.tsx'
import { EmailField, RoleField } from './InviteFields.tsx'
import classes from './users.module.css'
import { useRefusal } from './words.ts'

export async function loader(): Promise<null> {
  await loadStrings('users')
  return null
}

/** The panel that gives somebody access: somebody new, or who holds an extension already. */
export function Component() {
  const { t } = useTranslation('users')
  return (
    <SidePanel title={t('invite.title')} closeTo={paths.settingsPeople()}>
      <Invite />
    </SidePanel>
  )
}

interface Values {
  who: 'new' | 'holder'
  holder: User | null
  firstName: string
  lastName: string
  email: string
  role: Role
}
type Errors = Partial<Record<string, string>>

const BLANK: Values = { who: 'new', holder: null, firstName: '', lastName: '', email: '', role: 'read_only' }

/** What is missing; the server judges the rest. */
const missingIn = ({ who, holder, firstName, lastName, email }: Values): string[] => [
  ...(who === 'holder' && !holder ? ['holder'] : []),
  ...(who === 'new' && firstName.trim() === '' ? ['firstName'] : []),
  ...(who === 'new' && lastName.trim() === '' ? ['lastName'] : []),
  ...(email.trim() === '' ? ['email'] : []),
]

function Invite() {
  const { t } = useTranslation(['users', 'common'])
  const [values, setValues] = useState(BLANK)
  const [errors, setErrors] = useState<Errors>({})
  const fields = useRef<HTMLFieldSetElement>(null)
  const close = useClosePanel()
  const change = (changes: Partial<Values>) => {
    setValues((now) => ({ ...now, ...changes }))
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in changes))))
  }
  const refuse = (found: Errors) => {
    setErrors(found)
    requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const options = { setFieldErrors: refuse, onSaved: ({ id }: User) => close({ saved: id }) }
  const [fresh, known] = [useInviteNew(options), useInvite(options)]
  const { who, holder, firstName, lastName, email, role } = values
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(values)
    if (missing.length > 0) {
      return refuse(Object.fromEntries(missing.map((field) => [field, t('common:field.required')])))
    }
    if (who === 'new') fresh.save({ body: { firstName, lastName, email, role } })
    else if (holder) known.save({ params: { id: holder.id }, body: { email, role } })
  }
  return (
    <PanelForm
      onSubmit={onSubmit}
      submitLabel={t('invite.submit')}
      saving={fresh.saving || known.saving}
      disabledReason={useRefusal()(null)}
      error={who === 'new' ? fresh.error : known.error}
      dirty={email !== '' || firstName !== '' || lastName !== ''}
    >
      <fieldset className={classes.fields} ref={fields}>
        <RadioCards
          label={t('invite.who')}
          value={who}
          options={[
            { value: 'new', label: t('invite.new'), help: t('invite.newHelp') },
            { value: 'holder', label: t('invite.holder'), help: t('invite.holderHelp') },
          ]}
          onChange={(chosen) => change({ who: chosen })}
        />
        {who === 'holder' ? (
          <HolderPicker
            value={holder}
            error={errors['holder']}
            onChange={(chosen) => change({ holder: chosen, email: chosen?.email ?? '' })}
          />
        ) : (
          <div className={classes.pair}>
            <TextField
              label={t('invite.firstName')}
              error={errors['firstName']}
              autoComplete="off"
              maxLength={60}
              value={firstName}
              onChange={({ currentTarget }) => change({ firstName: currentTarget.value })}
            />
            <TextField
              label={t('invite.lastName')}
              error={errors['lastName']}
              autoComplete="off"
              maxLength={60}
              value={lastName}
              onChange={({ currentTarget }) => change({ lastName: currentTarget.value })}
            />
          </div>
        )}
        <EmailField value={email} error={errors['email']} onChange={(typed) => change({ email: typed })} />
        <RoleField value={role} error={errors['role']} onChange={(chosen) => change({ role: chosen })} />
      </fieldset>
    </PanelForm>
  )
}
