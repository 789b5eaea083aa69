import { IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../../format/durations.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Button } from '../../../ui/Button.tsx'
import classes from './sound.module.css'
import type { useRecorder } from './useRecorder.ts'

/** Of the button that takes the place of the one that was pressed. */
const focus = (button: HTMLButtonElement | null) => button?.focus()

interface RecorderProps extends ReturnType<typeof useRecorder> {
  /** Before the microphone is asked for. */
  onStart: () => void
}

/** Records with the microphone. */
export function Recorder({ state, start, stop, cancel, onStart }: RecorderProps) {
  const { t } = useTranslation(['audio', 'common'])
  if (state.name === 'recording') {
    return (
      <div className={classes.recorder}>
        <span className={classes.elapsed}>
          <span className={classes.recordingDot} aria-hidden />
          <span role="timer">{t('recorder.recording', { elapsed: formatDuration(state.elapsedMs) })}</span>
        </span>
        <meter className={classes.level} aria-label={t('recorder.level')} max={1} value={state.level} />
        <Button
          variant="primary"
          icon={<IconPlayerStopFilled size={16} aria-hidden />}
          onClick={stop}
          ref={focus}
        >
          {t('recorder.stop')}
        </Button>
        <Button variant="quiet" onClick={cancel}>
          {t('common:action.cancel')}
        </Button>
      </div>
    )
  }
  const busy = state.name !== 'idle'
  return (
    <>
      {state.name === 'idle' && state.failure && (
        <Alert tone="warning" title={t(`recorder.${state.failure}.title`)}>
          {t(`recorder.${state.failure}.detail`)}
        </Alert>
      )}
      <div className={classes.recorder}>
        <Button
          icon={<IconMicrophone size={16} stroke={1.75} aria-hidden />}
          loading={busy}
          onClick={() => {
            onStart()
            start()
          }}
        >
          {t('recorder.start')}
        </Button>
        <span className={classes.help}>
          {t(state.name === 'asking' ? 'recorder.asking' : 'recorder.hint')}
        </span>
      </div>
    </>
  )
}
