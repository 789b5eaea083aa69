import { apiTokens } from '@switchboard/contract/api-tokens'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { PanelForm } from '../../patterns/PanelForm.tsx'
import { PanelBody, SidePanel } from '../../patterns/SidePanel.tsx'
import { toRequest } from './form.ts'
import { TokenFields } from './TokenFields.tsx'
import { TokenShown } from './TokenShown.tsx'
import { useTokenForm } from './useTokenForm.ts'

/** The panel that makes a token, and then shows it. */
export function Component() {
  const { t } = useTranslation('api-tokens')
  const [token, setToken] = useState<string | null>(null)
  return (
    <SidePanel
      title={token === null ? t('new.title') : t('shown.title')}
      closeTo={paths.settingsTokens()}
      focusInside={token === null}
    >
      {!can(apiTokens.create) ? (
        <PanelBody>
          <NotAllowed />
        </PanelBody>
      ) : token === null ? (
        <NewToken onMade={setToken} />
      ) : (
        <TokenShown token={token} />
      )}
    </SidePanel>
  )
}

function NewToken({ onMade }: { onMade: (token: string) => void }) {
  const { t } = useTranslation('api-tokens')
  const { form, fields, onSubmit, refuse } = useTokenForm()
  const { save, saving, error } = useSave(apiTokens.create, {
    invalidates: ['apiTokens'],
    setFieldErrors: refuse,
    onSaved: ({ token }) => onMade(token),
  })
  return (
    <PanelForm
      onSubmit={onSubmit((values) => save({ body: toRequest(values) }))}
      submitLabel={t('new.submit')}
      saving={saving}
      error={error}
      dirty={form.isDirty()}
    >
      <TokenFields form={form} fields={fields} />
    </PanelForm>
  )
}
