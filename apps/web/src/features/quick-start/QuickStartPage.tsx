import { quickStart } from '@switchboard/contract/quick-start'
import { IconCheck, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../patterns/NotAllowed.tsx'
import { Page } from '../../patterns/Page.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Badge } from '../../ui/Badge.tsx'
import classes from './quick-start.module.css'
import { PLACES, stepsQuery } from './steps.ts'

export async function loader(): Promise<null> {
  // What was done on another page must show.
  const steps = can(quickStart.get) && queryClient.fetchQuery({ ...stepsQuery(), staleTime: 0 })
  await Promise.all([loadStrings('quick-start'), steps])
  return null
}

/** Configuration > First steps: the first day of a company, each step done once its data says so. */
export function Component() {
  return can(quickStart.get) ? <QuickStart /> : <NotAllowed />
}

function QuickStart() {
  const { t } = useTranslation('quick-start')
  const { steps } = usePrefetched(stepsQuery()).data
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)?.id
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      {next === undefined ? (
        <Alert tone="good" title={t('all.title')}>
          {t('all.detail')}
        </Alert>
      ) : (
        <p className={classes.progress}>{t('progress', { count: done, total: steps.length })}</p>
      )}
      <ol className={classes.steps}>
        {steps.map(({ id, done: isDone, count }, at) => (
          <li key={id} className={classes.step} data-done={isDone || undefined}>
            <span className={classes.mark} aria-hidden>
              {isDone ? <IconCircleCheckFilled size={24} /> : at + 1}
            </span>
            <div className={classes.told}>
              <h2 className={classes.name}>
                {t(`step.${id}.title`)}
                {isDone && (
                  <Badge tone="good" icon={IconCheck}>
                    {t(`step.${id}.done`, { count })}
                  </Badge>
                )}
              </h2>
              <p className={classes.purpose}>{t(`step.${id}.purpose`)}</p>
            </div>
            <LinkButton
              to={isDone ? PLACES[id].look : PLACES[id].begin}
              variant={id === next ? 'primary' : 'secondary'}
            >
              {t(isDone ? `step.${id}.look` : `step.${id}.begin`)}
            </LinkButton>
          </li>
        ))}
      </ol>
    </Page>
  )
}
