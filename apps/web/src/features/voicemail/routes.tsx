import type { RouteObject } from 'react-router'

/** Usage > Voicemail. */
export const voicemailRoutes: RouteObject[] = [
  { path: 'voicemail', lazy: () => import('./VoicemailPage.tsx') },
]
