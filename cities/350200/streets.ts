/**
 * The 54 street-level divisions: English name, about where the place lies, and how large and how built-up it is.
 * Figures are rough; they only steer the generated outlines and are no official data.
 */
export interface StreetSketch {
  code: string
  nameEn: string
  at: [longitude: number, latitude: number]
  areaKm2: number
  builtKm2: number
}

type Row = [code: string, nameEn: string, longitude: number, latitude: number, areaKm2: number, builtKm2: number]

const ROWS: Row[] = [
  ['350203001', 'Xiagang Subdistrict', 118.085, 24.4435, 2.1, 1.8],
  ['350203003', 'Zhonghua Subdistrict', 118.079, 24.453, 1.0, 1.0],
  ['350203005', 'Binhai Subdistrict', 118.122, 24.438, 22, 9],
  ['350203006', 'Lujiang Subdistrict', 118.0775, 24.4605, 1.6, 1.6],
  ['350203007', 'Kaiyuan Subdistrict', 118.092, 24.4635, 4.3, 3.4],
  ['350203008', 'Wucun Subdistrict', 118.114, 24.463, 7.5, 5.5],
  ['350203009', 'Yundang Subdistrict', 118.105, 24.49, 7, 6.5],
  ['350203010', 'Lianqian Subdistrict', 118.155, 24.468, 26, 19],
  ['350203011', 'Jialian Subdistrict', 118.126, 24.481, 5, 4.7],
  ['350203012', 'Gulangyu Subdistrict', 118.0605, 24.447, 1.9, 1.6],
  ['350205001', 'Haicang Subdistrict', 117.975, 24.48, 55, 22],
  ['350205002', 'Xinyang Subdistrict', 117.995, 24.523, 28, 16],
  ['350205003', 'Songyu Subdistrict', 118.03, 24.485, 33, 20],
  ['350205004', 'Dongfu Subdistrict', 117.94, 24.55, 62, 12],
  ['350205403', 'Tianzhushan Forest Farm', 117.912, 24.598, 18, 0.4],
  ['350205407', 'Haicang Bonded Port Area', 118.02, 24.4555, 3, 2.5],
  ['350206001', 'Huli Subdistrict', 118.094, 24.509, 11, 10],
  ['350206002', 'Dianqian Subdistrict', 118.112, 24.535, 17, 14],
  ['350206003', 'Heshan Subdistrict', 118.146, 24.524, 12, 10.5],
  ['350206004', 'Jiangtou Subdistrict', 118.131, 24.503, 8.5, 8],
  ['350206005', 'Jinshan Subdistrict', 118.177, 24.506, 13, 10.5],
  ['350206405', 'Torch High-Tech Zone', 118.107, 24.5155, 1, 0.9],
  ['350206406', 'Xiangyu Bonded Zone', 118.0905, 24.5365, 0.8, 0.7],
  ['350211001', 'Jimei Subdistrict', 118.1, 24.573, 7, 6],
  ['350211002', 'Qiaoying Subdistrict', 118.1, 24.605, 22, 15],
  ['350211003', 'Xinglin Subdistrict', 118.04, 24.567, 13, 11],
  ['350211004', 'Xingbin Subdistrict', 118.005, 24.572, 20, 14],
  ['350211102', 'Guankou Town', 117.985, 24.63, 85, 18],
  ['350211103', 'Houxi Town', 118.03, 24.665, 62, 13],
  ['350211401', 'Second State Farm', 118.04, 24.62, 4, 1],
  ['350211402', 'Tianma Pig-Breeding Farm', 118.062, 24.628, 2.5, 0.5],
  ['350211403', 'Tianma Overseas Chinese Farm', 118.074, 24.643, 4, 0.9],
  ['350211404', 'Bantou Forest Farm', 117.965, 24.712, 22, 0.4],
  ['350212001', 'Datong Subdistrict', 118.157, 24.737, 32, 10],
  ['350212002', 'Xiangping Subdistrict', 118.133, 24.713, 32, 10],
  ['350212003', 'Xinmin Subdistrict', 118.1, 24.7, 48, 9],
  ['350212004', 'Xike Subdistrict', 118.137, 24.668, 24, 9],
  ['350212005', 'Xianghe Subdistrict', 118.168, 24.708, 14, 6],
  ['350212006', 'Xinmei Subdistrict', 118.085, 24.735, 32, 8],
  ['350212007', 'Meilin Subdistrict', 118.11, 24.652, 24, 9],
  ['350212105', 'Lianhua Town', 118.025, 24.79, 205, 5],
  ['350212107', 'Hongtang Town', 118.2, 24.697, 46, 7],
  ['350212109', 'Tingxi Town', 118.125, 24.83, 155, 4],
  ['350212110', 'Wuxian Town', 118.19, 24.78, 90, 4.5],
  ['350213001', 'Dadeng Subdistrict', 118.322, 24.558, 11, 6],
  ['350213002', 'Maxiang Subdistrict', 118.25, 24.665, 46, 14],
  ['350213003', 'Xindian Subdistrict', 118.26, 24.61, 33, 11],
  ['350213004', 'Fengxiang Subdistrict', 118.218, 24.617, 32, 10],
  ['350213005', "Min'an Subdistrict", 118.238, 24.7, 30, 7],
  ['350213006', 'Xiangshan Subdistrict', 118.31, 24.61, 46, 8],
  ['350213007', 'Jinhai Subdistrict', 118.245, 24.568, 32, 10],
  ['350213103', 'Xinxu Town', 118.255, 24.765, 70, 6],
  ['350213111', 'Neicuo Town', 118.31, 24.67, 55, 6],
  ['350213404', 'Damaoshan Farm', 118.295, 24.79, 24, 0.4],
]

export const STREET_SKETCHES: StreetSketch[] = ROWS.map(([code, nameEn, longitude, latitude, areaKm2, builtKm2]) => ({
  code,
  nameEn,
  at: [longitude, latitude],
  areaKm2,
  builtKm2,
}))

/** Communities with a place of their own; the others are spread over their street by chance. */
export const COMMUNITY_SKETCHES: { code: string; at: [longitude: number, latitude: number] }[] = [
  { code: '350203012005', at: [118.065, 24.4435] }, // 龙头
  { code: '350203012008', at: [118.0565, 24.4495] }, // 内厝
  { code: '350203005007', at: [118.12, 24.43] }, // 曾厝垵
  { code: '350203005008', at: [118.15, 24.44] }, // 黄厝
  { code: '350203005002', at: [118.098, 24.437] }, // 白城
  { code: '350203010029', at: [118.17, 24.466] }, // 前埔
  { code: '350203010028', at: [118.185, 24.482] }, // 何厝
  { code: '350206003012', at: [118.164, 24.533] }, // 钟宅
  { code: '350206005014', at: [118.19, 24.513] }, // 五通
  { code: '350206002008', at: [118.102, 24.527] }, // 高殿
  { code: '350213001009', at: [118.381, 24.559] }, // 小嶝
  { code: '350212105206', at: [117.945, 24.855] }, // 军营
  { code: '350212105208', at: [117.935, 24.845] }, // 白交祠
]

export const ENGLISH_NAMES = new Map([
  ['350200', 'Xiamen'],
  ['350203', 'Siming District'],
  ['350205', 'Haicang District'],
  ['350206', 'Huli District'],
  ['350211', 'Jimei District'],
  ['350212', "Tong'an District"],
  ['350213', "Xiang'an District"],
  ['350206003012', 'Zhongzhai She Community'],
  ...STREET_SKETCHES.map((street): [string, string] => [street.code, street.nameEn]),
])
