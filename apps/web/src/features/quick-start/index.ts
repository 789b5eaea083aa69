export { FirstStepsCard } from './FirstStepsCard.tsx'
