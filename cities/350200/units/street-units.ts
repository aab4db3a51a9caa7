/** Disposal units every street or town has. `{街}` is the street, `{简}` its name without 街道 or 镇. */
import type { UnitTemplate } from './template.ts'

export const STREET_UNITS: UnitTemplate[] = [
  ['enforcement', 'team', 'enforcement', '{街}城市管理执法中队', '{Street} Enforcement Squad'],
  ['sanitation', 'team', 'sanitation', '{街}环卫站', '{Street} Sanitation Station'],
  ['municipal', 'team', 'municipal', '{街}市政维护队', '{Street} Municipal Maintenance Team'],
  ['landscape', 'team', 'landscape', '{街}绿化养护队', '{Street} Landscape Maintenance Team'],
  ['street-affairs', 'team', 'street_affairs', '{街}城市综合管理站', '{Street} Urban Affairs Station'],
  ['police', 'team', 'police', '{简}派出所', '{Short} Police Station', '{district}-police-branch'],
  ['market', 'team', 'market', '{简}市场监督管理所', '{Short} Market Regulation Office', '{district}-market-bureau'],
]
