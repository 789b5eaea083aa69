import { session } from '@switchboard/contract/session'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { adopt } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { toast } from '../../patterns/toast.ts'
import { Button } from '../../ui/Button.tsx'
import classes from './quick-start.module.css'
import { PLACES, stepsQuery } from './steps.ts'

/** How far a new company has come, and what comes next; until all is done, or whoever sees it hides it for themselves. */
export function FirstStepsCard() {
  const { t } = useTranslation(['quick-start', 'common'])
  // What was done on another page must show.
  const { data } = useQuery({ ...stepsQuery(), staleTime: 0 })
  const hide = useMutation({
    mutationFn: () => call(session.preferences, { body: { firstStepsHidden: true } }),
    onSuccess: (changed) => {
      adopt(changed)
      toast({ message: t('card.hidden') })
    },
  })
  const steps = data?.steps ?? []
  const next = steps.find(({ done }) => !done)?.id
  if (next === undefined) return null
  const told = { done: steps.filter(({ done }) => done).length, total: steps.length }
  return (
    <section className={classes.card} aria-labelledby="first-steps">
      <h2 id="first-steps" className={classes.cardTitle}>
        {t('card.title')}
        <progress
          className={classes.bar}
          aria-label={t('card.progressLabel', told)}
          max={told.total}
          value={told.done}
        />
        <span className={classes.count}>{t('card.progress', told)}</span>
      </h2>
      <p className={classes.next}>{t('card.next', { step: t(`step.${next}.title`) })}</p>
      <div className={classes.cardActions}>
        <LinkButton to={PLACES[next].begin}>{t(`step.${next}.begin`)}</LinkButton>
        <LinkButton to={paths.quickStart()} variant="quiet">
          {t('card.all')}
        </LinkButton>
        <Button variant="quiet" loading={hide.isPending} onClick={() => hide.mutate()}>
          {t('card.hide')}
        </Button>
      </div>
      {hide.error && <ErrorAlert error={hide.error} />}
    </section>
  )
}
