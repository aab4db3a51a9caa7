/** Bureaus of the city. Kinds of institutions are real, the rows are demo data. */
import type { UnitTemplate } from './template.ts'

export const CITY_BUREAUS: UnitTemplate[] = [
  ['urban-management-bureau', 'bureau', 'enforcement', '厦门市城市管理行政执法局', 'Xiamen Urban Management Bureau'],
  [
    'municipal-landscape-bureau',
    'bureau',
    'municipal landscape sanitation',
    '厦门市市政园林局',
    'Xiamen Municipal Works and Landscape Bureau',
  ],
  ['construction-bureau', 'bureau', 'construction', '厦门市建设局', 'Xiamen Construction Bureau'],
  ['housing-bureau', 'bureau', 'housing', '厦门市住房保障和房屋管理局', 'Xiamen Housing Bureau'],
  ['planning-bureau', 'bureau', 'planning', '厦门市自然资源和规划局', 'Xiamen Natural Resources and Planning Bureau'],
  ['transport-bureau', 'bureau', 'transport public_transit', '厦门市交通运输局', 'Xiamen Transport Bureau'],
  ['water-affairs-bureau', 'bureau', 'water_affairs', '厦门市水利局', 'Xiamen Water Affairs Bureau'],
  ['agriculture-bureau', 'bureau', 'agriculture', '厦门市农业农村局', 'Xiamen Agriculture and Rural Affairs Bureau'],
  ['environment-bureau', 'bureau', 'environment', '厦门市生态环境局', 'Xiamen Ecology and Environment Bureau'],
  ['market-bureau', 'bureau', 'market', '厦门市市场监督管理局', 'Xiamen Market Regulation Bureau'],
  ['civil-affairs-bureau', 'bureau', 'civil_affairs', '厦门市民政局', 'Xiamen Civil Affairs Bureau'],
  ['culture-bureau', 'bureau', 'culture', '厦门市文化和旅游局', 'Xiamen Culture and Tourism Bureau'],
  ['emergency-bureau', 'bureau', 'emergency', '厦门市应急管理局', 'Xiamen Emergency Management Bureau'],
  ['police-bureau', 'bureau', 'police', '厦门市公安局', 'Xiamen Public Security Bureau'],
  ['postal-bureau', 'bureau', 'postal', '厦门市邮政管理局', 'Xiamen Postal Administration'],
  ['telecom-bureau', 'bureau', 'telecom', '厦门市通信管理局', 'Xiamen Communications Administration'],
  ['commerce-bureau', 'bureau', 'market', '厦门市商务局', 'Xiamen Commerce Bureau'],
  ['industry-bureau', 'bureau', 'power', '厦门市工业和信息化局', 'Xiamen Industry and Information Technology Bureau'],
  ['ocean-bureau', 'bureau', 'agriculture water_affairs', '厦门市海洋发展局', 'Xiamen Ocean Development Bureau'],
  ['port-authority', 'bureau', 'transport', '厦门港口管理局', 'Xiamen Port Authority'],
  ['sports-bureau', 'bureau', 'culture', '厦门市体育局', 'Xiamen Sports Bureau'],
  ['civil-defence-office', 'bureau', 'emergency', '厦门市人民防空办公室', 'Xiamen Civil Air Defence Office'],
]
