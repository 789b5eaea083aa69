import { API_EXAMPLES, type ApiExample } from '@switchboard/contract/api-examples'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadSession } from '../../../api/session.ts'
import { loadStrings, setLanguage } from '../../../i18n/i18n.ts'
import { CopyText } from '../../../patterns/CopyText.tsx'
import { useDocumentTitle } from '../../../patterns/useDocumentTitle.ts'
import { DocsFrame } from './DocsFrame.tsx'
import classes from './docs.module.css'
import { Reference } from './Reference.tsx'

/** Open to everybody: whoever writes the program need not be one of the company's people. */
export async function loader(): Promise<null> {
  const session = await loadSession()
  if (session) await setLanguage(session.user.language)
  await loadStrings('api-tokens/docs')
  return null
}

const LANGUAGES = ['curl', 'javascript'] as const
type CodeLanguage = (typeof LANGUAGES)[number]

/** What an answer that is not a success looks like. */
const PROBLEM = `{
  "code": "validation_failed",
  "message": "A rule is broken; fieldErrors says where.",
  "requestId": "0b6e2e0c-6f5e-4a39-9d3b-1c0a2d7c8f11",
  "fieldErrors": { "number": "number_reserved" }
}`

const THROTTLED = `HTTP/1.1 429 Too Many Requests
Retry-After: 17
RateLimit-Policy: "token";q=600;w=60
RateLimit: "token";r=0;t=17`

const STATUSES = ['400', '401', '403', '404', '409', '422', '429', '503'] as const
const EXAMPLES = Object.keys(API_EXAMPLES) as ApiExample[]

/** /developers: how a program uses the portal, with examples that the tests run, and every endpoint. */
export function Component() {
  const { t } = useTranslation('api-tokens/docs')
  useDocumentTitle(t('title'))
  const [language, setCodeLanguage] = useState<CodeLanguage>('curl')
  return (
    <DocsFrame title={t('title')} purpose={t('purpose')}>
      <Section id="authentication" title={t('authentication.title')}>
        <p>{t('authentication.make')}</p>
        <p>{t('authentication.send')}</p>
        <CopyText
          lines
          label={t('authentication.variables')}
          text={`export PORTAL=${location.origin}\nexport TOKEN=sbt_…`}
        />
        <p>{t('authentication.permissions')}</p>
        <p>{t('authentication.people')}</p>
        <p>{t('authentication.end')}</p>
      </Section>
      <Section id="examples" title={t('examples.title')}>
        <p>{t('examples.intro')}</p>
        <fieldset className={classes.choice} aria-label={t('examples.language')}>
          {LANGUAGES.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.choose}
              aria-pressed={each === language}
              onClick={() => setCodeLanguage(each)}
            >
              {t(`examples.languages.${each}`)}
            </button>
          ))}
        </fieldset>
        {EXAMPLES.map((id) => (
          <Example key={id} id={id} language={language} />
        ))}
      </Section>
      <Section id="errors" title={t('errors.title')}>
        <p>{t('errors.shape')}</p>
        <CopyText lines label={t('errors.example')} text={PROBLEM} />
        <dl className={classes.statuses}>
          {STATUSES.map((status) => (
            <div key={status}>
              <dt>{status}</dt>
              <dd>{t(`errors.status.${status}`)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="paging" title={t('paging.title')}>
        <p>{t('paging.body')}</p>
      </Section>
      <Section id="versions" title={t('versions.title')}>
        <p>{t('versions.body')}</p>
        <p>{t('versions.repeat')}</p>
      </Section>
      <Section id="throttling" title={t('throttling.title')}>
        <p>{t('throttling.body')}</p>
        <CopyText lines label={t('throttling.example')} text={THROTTLED} />
      </Section>
      <Section id="reference" title={t('reference.title')}>
        <Reference />
      </Section>
    </DocsFrame>
  )
}

interface SectionProps {
  id: 'authentication' | 'examples' | 'errors' | 'paging' | 'versions' | 'throttling' | 'reference'
  title: string
  children: ReactNode
}

function Section({ id, title, children }: SectionProps) {
  return (
    <section className={classes.section} id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

/** What has no example in this language goes with the one before. */
function Example({ id, language }: { id: ApiExample; language: CodeLanguage }) {
  const { t } = useTranslation('api-tokens/docs')
  const code: { curl: string; javascript?: string } = API_EXAMPLES[id]
  const text = code[language]
  if (text === undefined) return null
  return (
    <section className={classes.example} aria-labelledby={`example-${id}`}>
      <h3 id={`example-${id}`}>{t(`examples.${id}.title`)}</h3>
      <p>{t(`examples.${id}.body`)}</p>
      <CopyText lines label={t(`examples.${id}.title`)} text={text} />
    </section>
  )
}
