import ExcelJS from 'exceljs';
import { read } from '@e965/xlsx';
const b=new ExcelJS.Workbook(); const s=b.addWorksheet('a'); const fs=[];
const put=(v,f)=>{const r=s.addRow([v]); r.getCell(1).numFmt=f; fs.push([v,f])};
put(1,'[=1]"女";[=2]"男";"?"');put(2,'[=1]"女";[=2]"男";"?"');put(3,'[=1]"女";[=2]"男";"?"');put(1,'[<2]"女";"男"');put(2,'[<2]"女";"男"');put(2,'[>1]"男";"女"');put(1,'[=1]女;[=2]男');put(1,'[=1]\\女;[=2]\\男');put(0,'"是";"x";"否"');put(-1,'"是";"x";"否"');put(7,'G/通用格式"级"');put(7,'[红色]0');put(7,'[$-804]0"级"');put(7,'[DBNum2][$-804]General');put(1,'"女"');put(5,'S00');put(5,'\\S00');put(5,'!T00');put(1,'[=1]"女";;;');put(2,'[=1]"女";;;');put(1.5,'T0');put(1,'[=0]"女";"男"');put(3,'[Color10]"在岗"');put(1,'[=1]"女";General');put(2,'[=1]"女";General');put(1,'[=1]"√";[=0]"×";@');
const buf=await b.xlsx.writeBuffer();
const w=read(buf,{type:'buffer',dense:true,cellDates:true,UTC:true,cellHTML:false,cellFormula:false});
w.Sheets.a['!data'].forEach((r,i)=>console.log(JSON.stringify(fs[i]),JSON.stringify(r[0])));
