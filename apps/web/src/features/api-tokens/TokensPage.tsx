import { apiTokens, type ApiToken } from '@switchboard/contract/api-tokens'
import { IconApi, IconBook2, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { useDocumentTitle } from '../../patterns/useDocumentTitle.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import classes from './api-tokens.module.css'
import { tokensQuery } from './queries.ts'
import { RevokeDialog } from './RevokeDialog.tsx'
import { TokenItem } from './TokenItem.tsx'

export async function loader(): Promise<null> {
  await Promise.all([
    loadStrings('api-tokens'),
    can(apiTokens.list) && queryClient.ensureQueryData(tokensQuery()),
  ])
  return null
}

/** Account > Settings > API: the keys that programs use, and the way to the documentation. */
export function Component() {
  return can(apiTokens.list) ? <Tokens /> : <NotAllowed />
}

function Tokens() {
  const { t } = useTranslation('api-tokens')
  useDocumentTitle(t('title'))
  const { items } = usePrefetched(tokensQuery()).data
  const [revoking, setRevoking] = useState<ApiToken | null>(null)
  const [now] = useState(() => new Date())
  const list = useRef<HTMLUListElement>(null)
  const documentation = (
    <LinkButton to={paths.developers()} icon={<IconBook2 size={16} stroke={1.75} aria-hidden />}>
      {t('documentation')}
    </LinkButton>
  )
  const create = (
    <LinkButton
      variant="primary"
      to={paths.tokenNew()}
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
    >
      {t('create')}
    </LinkButton>
  )
  return (
    <section aria-labelledby="api-tokens" className={classes.section}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h2 id="api-tokens">{t('title')}</h2>
          <p className={classes.purpose}>{t('purpose')}</p>
        </div>
        {items.length > 0 && (
          <div className={classes.actions}>
            {documentation}
            {create}
          </div>
        )}
      </header>
      {items.length === 0 ? (
        <EmptyState
          icon={IconApi}
          title={t('empty.title')}
          detail={t('empty.detail')}
          action={
            <div className={classes.actions}>
              {documentation}
              {create}
            </div>
          }
        />
      ) : (
        // Takes the focus from a button that has nothing left to do.
        <ul className={classes.list} ref={list} tabIndex={-1} aria-label={t('title')}>
          {items.map((token) => (
            <TokenItem key={token.id} token={token} now={now} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      {revoking && (
        <RevokeDialog
          token={revoking}
          onClose={() => setRevoking(null)}
          onRevoked={() => list.current?.focus()}
        />
      )}
      <Outlet />
    </section>
  )
}
