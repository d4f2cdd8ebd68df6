/** The same libraries, each in one file: a start reads one file instead of hundreds. */
declare module 'echarts/dist/echarts.esm.min.mjs' {
  export * from 'echarts';
}
declare module 'exceljs/dist/exceljs.min.js' {
  import ExcelJS from 'exceljs';
  export default ExcelJS;
}
declare module 'exceljs/dist/exceljs.bare.min.js' {
  import ExcelJS from 'exceljs';
  export default ExcelJS;
}
