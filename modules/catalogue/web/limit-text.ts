import type { TFunction } from 'i18next'

const UNITS = ['minute', 'work_hour', 'work_day', 'urgent_hour', 'natural_day'] as const
const isUnit = (unit: string): unit is (typeof UNITS)[number] => UNITS.some((one) => one === unit)

/** `4 工作时` */
export function limitText(t: TFunction, limit: { amount: number; unit: string }): string {
  return `${limit.amount} ${isUnit(limit.unit) ? t(`unit.${limit.unit}`) : limit.unit}`
}
