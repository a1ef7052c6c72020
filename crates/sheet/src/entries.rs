//! What the ids of this crate's notes mean. Errors have the ids of all files: `file.damaged`, `file.limit`.

use model::Entry;
use model::Weight::{Info, Warning};

/// Every note that reading a spreadsheet can make.
pub const NOTES: &[Entry] = &[
    Entry::new(Info, "sheet.delimited", "由分隔文本读入", "read from text with separators")
        .means("文件是用逗号、制表符等分隔的文本（CSV），没有合并单元格、边框和数字格式，按原文读入。")
        .advice("有原来的工作簿时请用工作簿。")
        .example("业务系统导出的 .xls，实际是 CSV。"),
    Entry::new(Warning, "sheet.digits-lost", "超过15位的数字", "a number of more than 15 digits")
        .means("电子表格的数字只有15位有效，更长的编码存成数字后，末几位已经丢失，读不回来。")
        .advice("请对照原文件补上编码，并把该列设为文本格式后重新填写。")
        .example("20 位的项目编码存成了数字。"),
    Entry::new(Warning, "sheet.drawing-not-read", "图形、文本框未读入", "what is drawn over a sheet is not read")
        .means("工作表上的文本框、图片、图表等浮在单元格之上，其中的文字没有读入。")
        .advice("其中如有指标或金额，请填到单元格里再保存。")
        .example("表头写在文本框里。"),
    Entry::new(Warning, "sheet.error-value", "公式结果为错误值", "a formula ends in an error")
        .means("公式算不出结果，单元格显示 #DIV/0!、#REF! 一类的错误值，按显示的读入。")
        .advice("在 Excel 中改正公式后保存。")
        .example("执行率 = 执行数 / 预算数，预算数为空。"),
    Entry::new(Warning, "sheet.formula-without-value", "公式没有计算结果", "a formula without its value")
        .means("文件里只有公式，没有计算结果（多由程序生成、从未用 Excel 打开过），按空单元格读入。")
        .advice("用 Excel 或 WPS 打开，保存一次再读。")
        .example("程序写入 =SUM(B2:B5) 后直接上报。"),
    Entry::new(Warning, "sheet.hidden-column", "隐藏列未读入", "hidden columns were left out")
        .means("隐藏的列不显示，也没有读入；说明中写明其中的文字。")
        .advice("如需读入，请取消隐藏后重新保存。")
        .example("编码列设为隐藏。"),
    Entry::new(Warning, "sheet.hidden-row", "隐藏行未读入", "hidden rows were left out")
        .means("隐藏的行（包括筛选、分级显示收起的行）不显示，也没有读入；说明中写明其中的文字。")
        .advice("如需读入，请取消隐藏、清除筛选后重新保存。")
        .example("按单位筛选后保存，其余单位的行没有显示。"),
    Entry::new(Info, "sheet.hidden-sheet", "隐藏工作表未读入", "a hidden sheet was left out")
        .means("隐藏的工作表（常是下拉选项、底稿）没有读入。")
        .advice("如需读入，请取消隐藏后重新保存。")
        .example("工作表“数据字典”设为隐藏。"),
    Entry::new(Info, "sheet.merges-overlap", "合并区域重叠", "merged areas overlap")
        .means("两个合并区域重叠，后一个没有采用。")
        .advice("用 Excel 打开并修复，另存后再读。")
        .example("A1:C1 与 B1:D1 都是合并区域。"),
    Entry::new(Info, "sheet.no-worksheet", "非表格工作表未读入", "a sheet that holds no cells")
        .means("图表工作表、宏表等没有单元格，没有读入。")
        .advice("一般不必处理。")
        .example("单独一页的图表。"),
    Entry::new(Info, "sheet.not-shown", "嵌入的工作簿中没有显示的内容", "what a document does not show of an embedded workbook")
        .means("Word 文档里嵌入的工作簿只显示一个工作表的一部分；其余工作表、显示范围以外的单元格不出现在纸面上，没有读入。")
        .advice("其中如有指标或金额，请打开嵌入的工作簿，把显示范围拉大后保存。")
        .example("嵌入的工作簿有三个工作表，文档里只显示第一个。"),
    Entry::new(Warning, "sheet.part-damaged", "部件损坏，未读入", "a damaged part was left out")
        .means("样式、批注等部件损坏，没有读入；单元格的内容不受影响，但数字可能没有按格式显示。")
        .advice("用 Excel 或 WPS 打开并修复，另存后再读。")
        .example("styles.xml 没有写完。"),
    Entry::new(Info, "sheet.shown-differs", "显示值与存储值不同", "shown is not all that is stored")
        .means("单元格按数字格式显示，与存储的值不同：小数被四舍五入，格式添加了文字（如 \"≥\"0\"%\"），日期没有显示到日，或整个值被格式隐藏。读取的是显示的文字，存储的值在 stored 中。")
        .advice("核对显示的值是否就是要填报的值。")
        .example("存储 10891.615675，显示 10,891.62。"),
    Entry::new(Warning, "sheet.stream-cut", "文件不完整", "a stream is shorter than the file says")
        .means("工作簿的数据流在中间结束，后面的内容可能缺失。")
        .advice("请发件人重新发送完整的文件。")
        .example("下载中断的 .xls。"),
    Entry::new(Info, "sheet.struck-text", "删除线文字未读入", "struck-out text was left out")
        .means("加了删除线的文字当作已作废，没有读入。")
        .advice("仍然有效的文字请去掉删除线；确已作废的请删去。")
        .example("“≥90%”上画了删除线。"),
    Entry::new(Info, "sheet.text-under-merge", "被合并单元格遮住的文字", "text under a merged cell")
        .means("合并区域中除左上角以外的单元格里还有内容，显示不出来，没有读入；说明中写明。")
        .advice("取消合并核对，内容有用的移到别处。")
        .example("程序合并单元格时没有清空其余单元格。"),
    Entry::new(Warning, "sheet.undecodable", "有无法解码的字节", "some bytes could not be decoded")
        .means("分隔文本中有的字节不是所用编码的字符，以 � 代替。")
        .advice("查找 �，对照原文件补上；或用 Excel 打开后另存为 .xlsx。")
        .example("传输中断的 CSV。"),
];
