/** By which clock the days of a strategy are told, which is in no one place. */
export const usualZone = 'Europe/London'
