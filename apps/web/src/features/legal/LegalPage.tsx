import { LEGAL_PAGES, legal } from '@switchboard/contract/legal'
import Markdown from 'markdown-to-jsx/react'
import { useTranslation } from 'react-i18next'
import { data, Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router'
import { call } from '../../api/client.ts'
import { currentLanguage, loadStrings, setLanguage } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { LanguageChoice } from '../../patterns/LanguageChoice.tsx'
import { LegalLinks } from '../../patterns/LegalLinks.tsx'
import { useDocumentTitle } from '../../patterns/useDocumentTitle.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Mark } from '../../ui/Mark.tsx'
import classes from './legal.module.css'

/** Text as it stands: HTML in it is shown, not made. */
const MARKDOWN = { disableParsingRawHTML: true, forceBlock: true, wrapper: 'div' } as const

export async function loader({ params }: LoaderFunctionArgs) {
  const page = LEGAL_PAGES.find((known) => known === params['page'])
  if (!page) throw data(null, { status: 404 })
  await loadStrings('legal') // and with them the language is known
  return { page, ...(await call(legal.get, { params: { page }, query: { language: currentLanguage() } })) }
}

/** One of the texts that the law wants an operator to show, signed in or not. */
export function Component() {
  const { t } = useTranslation('legal')
  const { t: common } = useTranslation()
  const { page, language, text, missing } = useLoaderData<typeof loader>()
  const { revalidate } = useRevalidator()
  const title = common(`legal.${page}`)
  useDocumentTitle(title)
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <Link to={paths.home()} className={classes.product}>
          <Mark size={28} />
          Switchboard
        </Link>
        <LanguageChoice
          label={t('language')}
          onChoose={(chosen) => void setLanguage(chosen).then(revalidate)}
        />
      </header>
      <LegalLinks className={classes.pages} />
      <main className={classes.main}>
        <h1 className={classes.title}>{title}</h1>
        {missing.length > 0 && (
          <Alert tone="warning" title={t('missing.title')}>
            {t('missing.detail', { count: missing.length, names: missing.join(', ') })}
          </Alert>
        )}
        <article lang={language} className={classes.text}>
          <Markdown options={MARKDOWN}>{text}</Markdown>
        </article>
        <p className={classes.back}>
          <Link to={paths.home()}>{t('home')}</Link>
        </p>
      </main>
    </div>
  )
}
