import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMatches } from 'react-router'
import { loadStrings } from '../../i18n/i18n.ts'
import { Page } from '../../patterns/Page.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { isUnbuiltHandle } from './handle.ts'
import classes from './unbuilt.module.css'

const POINTS = ['first', 'second', 'third'] as const

export async function loader() {
  await loadStrings('unbuilt')
  return null
}

/** A page that is announced by the navigation and not built yet: says so, and what it will do. */
export function Component() {
  const { t } = useTranslation(['unbuilt', 'shell'])
  const handle = useMatches().at(-1)?.handle
  if (!isUnbuiltHandle(handle)) throw new Error('The route does not say which page this is')
  const { unbuilt: id, icon: PageIcon } = handle
  return (
    <Page title={t(`shell:page.${id}`)} purpose={t(`page.${id}.purpose`)}>
      <section className={classes.card}>
        <span className={classes.icon}>
          <PageIcon size={24} stroke={1.5} aria-hidden />
        </span>
        <div className={classes.text}>
          <Badge icon={IconHourglass}>{t('badge')}</Badge>
          <h2 className={classes.intro}>{t('intro')}</h2>
          <ul className={classes.points}>
            {POINTS.map((point) => (
              <li key={point}>{t(`page.${id}.${point}`)}</li>
            ))}
          </ul>
        </div>
      </section>
    </Page>
  )
}
