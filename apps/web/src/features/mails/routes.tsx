import type { RouteObject } from 'react-router'

/** Account > E-mails sent. */
export const mailsRoutes: RouteObject[] = [{ path: 'mails', lazy: () => import('./MailsPage.tsx') }]
