import { IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../../api/query.ts'
import { ErrorState } from '../../../patterns/ErrorState.tsx'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import classes from './docs.module.css'
import { type EndpointDoc, groupsOf, type OpenApi } from './reference.ts'

/** Made by the server from the contract; the interactive documentation beside it has every property. */
const OPEN_API = '/api/docs/json'
const INTERACTIVE = '/api/docs'

const referenceQuery = {
  queryKey: ['openapi'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const answer = await fetch(OPEN_API, { signal })
    if (!answer.ok) throw new Error(`OpenAPI: ${answer.status}`)
    return groupsOf((await answer.json()) as OpenApi)
  },
  staleTime: Infinity,
}

/** Every endpoint there is, from the OpenAPI document. */
export function Reference() {
  const { t } = useTranslation('api-tokens/docs')
  const { data, error, refetch } = useQuery(referenceQuery, queryClient) // the page is outside the frame that provides it
  return (
    <>
      <p>{t('reference.body')}</p>
      <p className={classes.links}>
        <LinkButton
          to={INTERACTIVE}
          reloadDocument
          icon={<IconExternalLink size={16} stroke={1.75} aria-hidden />}
        >
          {t('reference.interactive')}
        </LinkButton>
        <LinkButton to={OPEN_API} reloadDocument>
          {t('reference.download')}
        </LinkButton>
      </p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton width="60%" />}
      {/* The contract's own words: English in either language. */}
      {data?.map(({ name, endpoints }) => (
        <section key={name} className={classes.group} aria-labelledby={`group-${name}`} lang="en">
          <h3 id={`group-${name}`}>{name}</h3>
          {endpoints.map((endpoint) => (
            <Endpoint key={endpoint.id} endpoint={endpoint} />
          ))}
        </section>
      ))}
    </>
  )
}

function Endpoint({ endpoint }: { endpoint: EndpointDoc }) {
  const { t, i18n } = useTranslation('api-tokens/docs')
  const { method, path, summary, access, parameters, body, errors, success } = endpoint
  return (
    <details className={classes.endpoint}>
      <summary>
        <code className={classes.method}>{method}</code>
        <code className={classes.path}>{path}</code>
        <span className={classes.summary}>{summary}</span>
      </summary>
      <dl className={classes.facts}>
        <div>
          <dt lang={i18n.language}>{t('reference.access')}</dt>
          <dd>
            {access.kind === 'token' ? (
              <code>{access.permission}</code>
            ) : (
              <span lang={i18n.language}>{t(`reference.${access.kind}`)}</span>
            )}
          </dd>
        </div>
        {parameters.length > 0 && (
          <div>
            <dt lang={i18n.language}>{t('reference.parameters')}</dt>
            <dd>
              <code>{parameters.join(', ')}</code>
            </dd>
          </div>
        )}
        {body !== null && (
          <div>
            <dt lang={i18n.language}>{t('reference.request')}</dt>
            <dd>
              <pre className={classes.body}>{body}</pre>
            </dd>
          </div>
        )}
        <div>
          <dt lang={i18n.language}>{t('reference.answers')}</dt>
          <dd>
            <ul>
              <li>
                <code>{success}</code>
              </li>
              {errors.map(({ status, codes }) => (
                <li key={status}>
                  <code>{status}</code> {codes}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      </dl>
    </details>
  )
}
