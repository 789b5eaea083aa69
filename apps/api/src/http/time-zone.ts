import { getTimezone } from 'countries-and-timezones'

/** Is it a name of the IANA database? `Factory` stands for none. */
export const isTimeZone = (name: string): boolean => name !== 'Factory' && getTimezone(name) !== null
