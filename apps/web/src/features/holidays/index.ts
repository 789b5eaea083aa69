export { HolidayCalendarSelect } from './HolidayCalendarSelect.tsx'
