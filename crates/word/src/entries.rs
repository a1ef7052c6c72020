//! What the ids of this crate's notes and errors mean.

use model::Entry;
use model::Weight::{Error, Info, Warning};

/// Every note that reading a Word file can make.
pub const NOTES: &[Entry] = &[
    Entry::new(Warning, "word.base64-cut-short", "编码的网页提前结束", "the encoded page ends too early")
        .means("MHTML 文件中以 base64 编码的正文没有写完，文件可能在传输中被截断。")
        .advice("请发件人重新发送，或用 Word 打开后另存为 .docx，核对最后几页。")
        .example("邮件附件只下载了一半。"),
    Entry::new(
        Warning,
        "word.binary-cut-short",
        "文件在嵌入数据中间结束",
        "the file ends inside embedded binary data",
    )
    .means("RTF 中的图片等二进制数据声明的长度超过了文件的剩余部分，其后的内容可能缺失。")
    .advice("请发件人重新发送完整的文件。")
    .example("\\bin 后面的字节不够。"),
    Entry::new(
        Warning,
        "word.cell-without-edge",
        "单元格多于行定义的列数",
        "more cells than the row defines edges",
    )
    .means("一行中的单元格比该行定义的列边界多，多出的单元格放在行末。")
    .advice("核对该行的列是否错位。")
    .example("行定义 5 列，实际有 6 个单元格。"),
    Entry::new(Info, "word.cell-without-end", "单元格没有结束标记", "a cell has no end mark")
        .means("单元格没有写结束标记，按到行末为止处理，文字没有丢失。")
        .advice("一般不必处理。")
        .example("RTF 行末缺少 \\cell。"),
    Entry::new(
        Info,
        "word.charset-of-document",
        "字体字符集声明有误",
        "runs of a font declared Western were read in the document's code page",
    )
    .means("字体声明为西文字符集，内容却是中文，已按文档的代码页解码。")
    .advice("一般不必处理；如有乱码，请用 Word 打开后另存为 .docx。")
    .example("宋体声明了字符集 0。"),
    Entry::new(Info, "word.chunk", "已读入嵌入内容", "embedded content was read")
        .means("文档里整个嵌入了另一个文档（altChunk），已作为正文读入。")
        .advice("一般不必处理。")
        .example("正文只有一个嵌入的网页。"),
    Entry::new(Warning, "word.chunk-missing", "嵌入内容缺失", "embedded content is not in the file")
        .means("文档引用了嵌入的内容，但文件里没有。")
        .advice("请发件人用 Word 打开、另存后重新发送。")
        .example("关系 rId5 指向不存在的部件。"),
    Entry::new(Warning, "word.chunk-not-read", "嵌入内容未读入", "embedded content was not read")
        .means("嵌入的内容已损坏、嵌套过深，或在文本框、注释里，没有读入。")
        .advice("把嵌入的内容在 Word 中转为正文后重新保存。")
        .example("文本框中嵌入了一个网页。"),
    Entry::new(Warning, "word.code-page-unknown", "未知代码页", "an unknown code page")
        .means("RTF 声明的代码页不认识，按西文（windows-1252）解码，中文可能成为乱码。")
        .advice("如有乱码，请用 Word 打开后另存为 .docx。")
        .example("\\ansicpg 后面写着 99999。"),
    Entry::new(
        Info,
        "word.content-outside-cell",
        "单元格之外的内容移至表后",
        "content between the cells was put behind the table",
    )
    .means("表格的行与单元格之间夹有内容，这种位置 Word 不显示，已移到表格之后，没有丢失。")
    .advice("核对表格之后多出的文字属于哪里。")
    .example("两个单元格之间写着一段文字。"),
    Entry::new(
        Warning,
        "word.dump-merges",
        "按空单元格推断纵向合并",
        "vertical merges were inferred from empty cells",
    )
    .means("纯文本里看不出纵向合并，行首的空单元格当作延续上一行。")
    .advice("核对一级、二级指标是否对应；有原 Word 文件时请用原文件。")
    .example("一行以两个制表符开头。"),
    Entry::new(
        Warning,
        "word.dump-rows-joined",
        "单元格内空行，已拼接",
        "rows with an empty line inside a cell were put together",
    )
    .means("纯文本表格中，一个单元格的文字里有空行，已把前后拼成一行。")
    .advice("核对拼接的单元格；有原 Word 文件时请用原文件。")
    .example("指标值依据分两段，中间空一行。"),
    Entry::new(
        Warning,
        "word.dump-spans",
        "按行长推断跨列",
        "column spans were inferred from the length of rows",
    )
    .means("纯文本里看不出跨列，短行的最后一个单元格加宽到最长行的宽度。")
    .advice("核对短行的值是否在正确的列；有原 Word 文件时请用原文件。")
    .example("七列的表中有一行只有两个单元格。"),
    Entry::new(Info, "word.field-unmatched", "域标记不配对", "field marks without a partner were ignored")
        .means("文档中域的开始、结束标记不成对，多余的标记不计，文字保留。")
        .advice("一般不必处理。")
        .example("只有域结束标记，没有开始标记。"),
    Entry::new(Info, "word.field-without-end", "域代码未结束", "a field never ends")
        .means("域（如目录、页码）没有结束标记，其后的文字照常保留。")
        .advice("核对该段是否夹有域代码；可在 Word 中更新域后另存。")
        .example("PAGE 域没有结束标记。"),
    Entry::new(Warning, "word.field-without-result", "域没有结果文字", "a field has no result to read")
        .means("域没有存下结果，文件里读不到它显示的文字。")
        .advice("在 Word 中全选后按 F9 更新域，再保存。")
        .example("EQ 公式域没有结果。"),
    Entry::new(Warning, "word.graphic-not-read", "图形中的文字未读入", "the text of a graphic was not read")
        .means("图表、SmartArt 等图形中的文字没有读入。")
        .advice("图形中如有指标或金额，请改写成表格或正文。")
        .example("用 SmartArt 画的流程图。"),
    Entry::new(Warning, "word.groups-left-open", "文件可能不完整", "the file ends with groups open")
        .means("RTF 文件结束时还有没关闭的组，可能在传输中被截断。")
        .advice("核对最后一页是否完整，不完整时请发件人重发。")
        .example("文件在表格中间结束。"),
    Entry::new(Info, "word.hidden-row", "隐藏行未读入", "hidden rows were left out")
        .means("表格中设为隐藏的行不显示，也没有读入。")
        .advice("如需读入，请在 Word 中取消隐藏后重新保存。")
        .example("第 3 行设置了隐藏。"),
    Entry::new(Info, "word.hidden-text", "隐藏文字未读入", "hidden text was left out")
        .means("设为隐藏的文字不显示，也没有读入。")
        .advice("如需读入，请在 Word 中取消隐藏后重新保存。")
        .example("填表说明设为隐藏文字。"),
    Entry::new(
        Warning,
        "word.html-cells-overlap",
        "跨列与上方跨行重叠，已截断",
        "a colspan runs into a cell from above",
    )
    .means("网页表格中，单元格的跨列伸进了上方跨行的单元格，在重叠处截断。")
    .advice("核对该行的列是否错位。")
    .example("colspan=3 处上方有 rowspan=2 的单元格。"),
    Entry::new(Info, "word.html-choice", "下拉框取第一项", "a drop-down list shows its first entry")
        .means("网页中的下拉框没有选定，取第一项，其余各项不读。")
        .advice("核对该值是否就是要填的值。")
        .example("下拉框列出“是、否”，没有选定。"),
    Entry::new(
        Info,
        "word.number-format-unknown",
        "未知编号格式按阿拉伯数字",
        "automatic numbers of an unknown format were written in decimal",
    )
    .means("自动编号的格式不认识，编号按 1、2、3 写出。")
    .advice("核对编号；可在 Word 中把自动编号转为文字。")
    .example("编号格式为希伯来文。"),
    Entry::new(Warning, "word.number-missing", "编号未能计算", "the numbers of some paragraphs are missing")
        .means("段落使用的编号列表文件中没有定义，编号没有写出。")
        .advice("在 Word 中打开核对编号，另存为 .docx。")
        .example("列表编号指向不存在的列表。"),
    Entry::new(
        Info,
        "word.other-format-inside",
        "外层为 Word 文件，内容为其他格式",
        "a Word file outside, another format inside",
    )
    .means("文件外层是 .doc，里面存的是网页或 RTF，已按里面的格式读入。")
    .advice("一般不必处理。")
    .example("业务系统导出的 .doc。"),
    Entry::new(Warning, "word.part-damaged", "部件损坏，未读入", "a damaged part was left out")
        .means("样式、编号、注释等部件损坏，没有读入；正文不受影响，自动编号、脚注等可能缺失。")
        .advice("用 Word 或 WPS 打开并修复，另存后再读。")
        .example("styles.xml 没有写完。"),
    Entry::new(
        Info,
        "word.private-use",
        "旧字体私有码已转换",
        "a private-use code of an old Chinese font was read",
    )
    .means("旧中文字体的私有码已换成对应的标准字符。")
    .advice("核对该字；一般不必处理。")
    .example("方正字库的“〇”。"),
    Entry::new(
        Warning,
        "word.private-use-unknown",
        "私有码原样保留",
        "a private-use code has no known meaning",
    )
    .means("文字中有自造字（私有码），不知道是什么字，原样保留，别的电脑上可能显示不出。")
    .advice("请发件人改用标准字，或在旁边注明。")
    .example("人名中的造字。"),
    Entry::new(
        Warning,
        "word.reference-without-note",
        "注释缺失",
        "a mark points to a note that is not there",
    )
    .means("正文中有脚注或尾注的标记，文件里却没有这条注释。")
    .advice("在 Word 中打开核对，删去标记或补上注释。")
    .example("脚注 3 没有内容。"),
    Entry::new(Info, "word.revisions", "文档含修订", "the document has tracked changes")
        .means("文档中有没有接受的修订。默认按全部接受读入（插入的算，删除的不算）。")
        .advice("定稿前请在 Word 中接受或拒绝全部修订；要看原稿用 --revisions original。")
        .example("金额由 5 万元修订为 6 万元。"),
    Entry::new(
        Info,
        "word.row-by-end-mark",
        "仅行尾标记表明为表格行",
        "rows were known by their end mark alone",
    )
    .means("旧 .doc 中有的行只凭行尾标记认出，已照常读入。")
    .advice("一般不必处理。")
    .example("WPS 早期版本保存的 .doc。"),
    Entry::new(
        Info,
        "word.row-short-of-cells",
        "行定义的列数多于单元格",
        "a row defines more cells than it has",
    )
    .means("一行定义的列比实际的单元格多，缺的按空单元格处理。")
    .advice("核对该行末尾几列。")
    .example("行定义 7 列，实际有 6 个单元格。"),
    Entry::new(Info, "word.row-without-end", "表格最后一行没有结束标记", "the table ends inside a row")
        .means("表格在一行中间结束，已有的单元格作为最后一行保留。")
        .advice("核对表格最后一行是否完整。")
        .example("文件在表格中间结束。"),
    Entry::new(Warning, "word.stream-cut", "文件不完整", "a stream is shorter than the file says")
        .means("旧 .doc 中的数据流比文件声明的短，后面的内容可能缺失。")
        .advice("请发件人重新发送完整的文件。")
        .example("下载中断的 .doc。"),
    Entry::new(
        Info,
        "word.symbol-unknown",
        "符号字体字符原样保留",
        "a sign of a symbol font has no known meaning",
    )
    .means("符号字体（如 Wingdings）中的字符没有对应的标准字符，原样保留。")
    .advice("核对该符号；勾选框等请改用 ☑、☐。")
    .example("Wingdings 字体的一个图案。"),
    Entry::new(
        Warning,
        "word.text-after-end",
        "文档结束后的内容被忽略",
        "bytes after the end of the document were ignored",
    )
    .means("RTF 文档结束之后还有数据，没有读入。")
    .advice("用 Word 打开核对；文件可能由两个文件拼接而成。")
    .example("两个 RTF 文件首尾相接。"),
    Entry::new(
        Info,
        "word.text-box-without-anchor",
        "未找到锚点的文本框放在文末",
        "text boxes without an anchor stand at the end",
    )
    .means("文本框在正文中的位置没有找到，内容放在文末，没有丢失。")
    .advice("核对文末多出的文字属于哪里。")
    .example("旧 .doc 中锚点已删除的文本框。"),
    Entry::new(Warning, "word.text-dump", "由纯文本读入，表格结构为推断", "read from plain text")
        .means("文件是纯文本（Word 文件导出的文字），没有合并、跨列等信息，表格结构是推断的。")
        .advice("有原 Word 文件时请用原文件；否则逐表核对。")
        .example("制表符分隔的 .txt。"),
    Entry::new(
        Warning,
        "word.text-in-narrow-cell",
        "过窄单元格中的文字并入相邻单元格",
        "text in a cell too narrow to be drawn was joined to its neighbour",
    )
    .means("宽度几乎为零的单元格里有文字，Word 不显示，已并入相邻单元格。")
    .advice("核对该单元格的文字是否多余。")
    .example("宽 0.1 毫米的单元格里写着“5”。"),
    Entry::new(Warning, "word.text-missing", "部分文字缺失", "some text is missing")
        .means("旧 .doc 不完整或文字表损坏，有一部分文字读不到。")
        .advice("用 Word 或 WPS 打开并修复，另存后再读；打不开时请发件人重发。")
        .example("下载中断的 .doc。"),
    Entry::new(
        Warning,
        "word.text-outside-stories",
        "部分字符不属于文档任何部分",
        "characters belong to no part of the document",
    )
    .means("旧 .doc 中有字符不属于正文、脚注、页眉等任何部分，没有读入。")
    .advice("用 Word 打开核对最后一页，另存后再读。")
    .example("文档声明的字数小于实际字数。"),
    Entry::new(Warning, "word.undecodable", "有无法解码的字节", "some bytes could not be decoded")
        .means("有的字节不是所声明编码的字符，以 � 代替。")
        .advice("查找 �，对照原文件补上；或用 Word 打开后另存为 .docx。")
        .example("声明为 UTF-8、实为 GBK 的网页。"),
    Entry::new(
        Info,
        "word.bound-value",
        "内容控件按绑定的数据读取",
        "a content control was read by the data it is bound to",
    )
    .means("内容控件绑定了文件里的数据，Word 显示的是数据，不是控件里存的旧文字，已按数据读取。")
    .advice("核对该值；提示中写明两者。")
    .example("控件里存着“2022”，绑定的数据是“2023”。"),
    Entry::new(Warning, "word.form-choice", "下拉框没有选定", "a drop-down list has nothing chosen")
        .means("表单的下拉框没有选定，没有文字可读。")
        .advice("在 Word 中选定一项后重新保存。")
        .example("“请选择”没有改动。"),
    Entry::new(
        Info,
        "word.macro-button",
        "按钮文字按显示读取",
        "a macro button was read by the text it shows",
    )
    .means("文字来自宏按钮（MACROBUTTON），常是“单击此处填写”一类的提示。")
    .advice("核对该处是否还没有填写。")
    .example("“单击此处输入单位名称”。"),
    Entry::new(Warning, "word.object-not-read", "嵌入的对象未读入", "an embedded object was not read")
        .means("文档里嵌入了 Excel 表格等对象，其中的内容没有读入。")
        .advice("把对象里的表格转为 Word 表格后重新保存。")
        .example("嵌入的 Excel 工作表。"),
    Entry::new(Info, "word.object-read", "嵌入的对象已读入", "an embedded object was read where it stands")
        .means("文档里嵌入的 Excel 工作簿或 Word 文档按它在文档中显示的部分读入，接在所在段落之后。")
        .advice("核对读入的内容与纸面是否一致。")
        .example("目标表是一个嵌入的 Excel 工作表。"),
    Entry::new(Warning, "word.picture-not-read", "图片未读入", "a picture stands where text would")
        .means("该处只有图片，图片里的文字没有读入。")
        .advice("图片中如有指标或金额，请改写成文字。")
        .example("单元格里贴着截图。"),
    Entry::new(Info, "word.prompt", "内容控件没有填写", "an empty content control shows its prompt")
        .means("内容控件没有填写，显示的只是提示文字。")
        .advice("在 Word 中填写后重新保存。")
        .example("“单击或点击此处输入文字”。"),
    Entry::new(Info, "word.struck-text", "删除线文字未读入", "struck-out text was left out")
        .means("加了删除线的文字当作已作废，没有读入。")
        .advice("仍然有效的文字请去掉删除线；确已作废的请删去。")
        .example("“≥90%”上画了删除线，旁边写着“≥95%”。"),
    Entry::new(Warning, "word.subdocument-not-read", "子文档未读入", "a sub-document was not read")
        .means("主控文档引用了别的文件，那些文件的内容没有读入。")
        .advice("在 Word 中把子文档并入主文档，或分别读取各个文件。")
        .example("主控文档引用“附件1.docx”。"),
    Entry::new(
        Warning,
        "word.rtf-group-not-read",
        "未知 RTF 组的文字未读入",
        "the text of groups of an unknown kind was left out",
    )
    .means("RTF 中有不认识的组（\\*），其中的文字按规范应略去，没有读入。")
    .advice("核对提示中的文字是否为正文；是的话请用 Word 打开后另存为 .docx。")
    .example("其他软件写入的私有内容。"),
];

/// Every way in which reading a Word file can fail: the ids of [`WordError`](crate::WordError).
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "file.not-a-document", "不是能读的文件", "not a file that can be read")
        .means("按内容看，这不是 Word 文件、电子表格，也不是规范 JSON。文件名的后缀不算数。")
        .advice("按提示换成 Word 文件或工作簿：扫描件要重新录入，PDF 请找原文件。")
        .example("把 PDF 改名为 .docx。"),
    Entry::new(Error, "file.encrypted", "文件已加密", "the file is protected by a password")
        .means("文件设了打开密码，读不到内容。")
        .advice("用 Word、Excel 或 WPS 打开，去掉密码后另存。")
        .example("设了打开密码的 .docx。"),
    Entry::new(Error, "file.unsupported", "不支持的旧格式", "an old format that is not read")
        .means("Word 95、Excel 95 或更早的文件，.xlsb，或其他软件的格式。")
        .advice("用 Word、Excel 或 WPS 打开，另存为 .docx 或 .xlsx。")
        .example("Word 6.0 的 .doc。"),
    Entry::new(Error, "file.damaged", "文件损坏", "the file is damaged")
        .means("文件结构损坏，读不下去；提示中写明是哪个部件、第几个字节、什么问题。")
        .advice("用 Word、Excel 或 WPS 打开，让它修复后另存；打不开时请发件人重发。")
        .example("下载中断的 .docx。"),
    Entry::new(Error, "file.limit", "超出限制", "over a limit")
        .means(
            "文件的大小、嵌套层数、单元格数等超过上限。正常的文件远不到上限，超过的多半是损坏或恶意的文件。",
        )
        .advice("确认文件没有问题后，用 --limit NAME=NUMBER 提高提示中所说的上限。")
        .example("展开后有 10 GB 的压缩包。"),
    Entry::new(Error, "edit.not-docx", "只有 .docx 可以写入", "only a .docx can be written into")
        .means("批注和修订只能写进 .docx；.doc、.wps、RTF、网页等格式不能写入。")
        .advice("用 Word 或 WPS 打开，另存为 .docx。")
        .example("对 .doc 使用 --fix。"),
    Entry::new(Error, "edit.signed", "文档已数字签名", "the document is signed")
        .means("文档有数字签名，任何改动都会使签名失效，所以不写入。")
        .advice("请发件人提供没有签名的文件。")
        .example("盖了电子签章后保存的 .docx。"),
    Entry::new(Error, "edit.protected", "文档受保护", "the document is protected")
        .means("文档设了限制编辑或修改密码，所以不写入。")
        .advice("在 Word 或 WPS 中取消保护后另存。")
        .example("“限制编辑”中选了“不允许任何更改（只读）”。"),
    Entry::new(Error, "edit.encoding", "部件不是 UTF-8 编码", "a part is not written in UTF-8")
        .means("要写入的部件用了其他编码，写入会改动其余内容，所以不写入。")
        .advice("用 Word 或 WPS 打开后另存。")
        .example("其他软件以 UTF-16 写出的 document.xml。"),
    Entry::new(Error, "edit.no-paragraph", "文档没有段落", "the document has no paragraph")
        .means("文档里没有段落，批注没有地方可放。")
        .advice("核对文件是否为空。")
        .example("空白的 .docx。"),
    Entry::new(Error, "edit.not-written", "无法写出文件", "the package cannot be written")
        .means("写出压缩包时出错，提示中写明原因。")
        .advice("用 Word 或 WPS 打开后另存，再试。")
        .example("压缩包里有用不支持的方式压缩的部件。"),
];
