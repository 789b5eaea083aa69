export { apiTokensRoutes } from './routes.tsx'
