//! What the ids of this crate's notes and errors mean.

use model::Entry;
use model::Weight::{Error, Info, Warning};

/// Every note that typesetting can make.
pub const NOTES: &[Entry] = &[
    Entry::new(
        Info,
        "render.aside-left-out",
        "页眉、页脚、批注未排入",
        "headers, footers and comments are not in the PDF",
    )
    .means("原文件的页眉、页脚、脚注、批注只保留在 JSON 的 asides 里，不排入 PDF。")
    .advice("需要公开的内容请写入正文或表格。")
    .example("页脚写着单位地址。"),
    Entry::new(
        Info,
        "render.control-character",
        "控制字符未排入",
        "an invisible character is left out of the PDF",
    )
    .means("文字中有看不见的控制字符，PDF 中略去。")
    .advice("一般不必处理；可在原文件中删去。")
    .example("从网页粘贴的文字带有 U+0007。"),
    Entry::new(Warning, "render.missing-glyph", "排版用的字体缺字", "characters on a page have no glyph")
        .means("页面上有字显示不出来，多半是模板自带的文字，或组合起来没有字形的字符。")
        .advice("换一种字体，或修改模板里的这段文字。")
        .example("模板里写了一个表情符号。"),
    Entry::new(Warning, "render.no-glyph", "字体缺字", "no installed font has the character")
        .means("电脑上没有一种字体有这个字，PDF 中显示为 〓。")
        .advice("安装字符更全的中文字体（如 Noto CJK），或用 --font-dir 指定字体文件夹。")
        .example("人名中的生僻字“𬭎”。"),
    Entry::new(Warning, "render.private-character", "造字", "a private-use character has no public meaning")
        .means("文字中有自造字（私有码），不知道是什么字，PDF 中显示为 〓。")
        .advice("请发件人改用标准字。")
        .example("人名中的造字。"),
    Entry::new(Warning, "render.empty", "页面空白", "the template shows no text at all")
        .means("模板没有在任何一页上排出文字。")
        .advice("检查模板：正文要写在函数之外，或在文末调用。")
        .example("模板里只有 #let 定义。"),
    Entry::new(Warning, "render.text-missing", "页面缺少内容", "no page shows a text of the submission")
        .means("数据中的一处文字没有出现在任何一页上。")
        .advice("用自己的模板时补上这一项；用自带的版式时请连同文件一起报告。")
        .example("模板没有排“实施单位”。"),
    Entry::new(Warning, "render.warning", "排版警告", "Typst warns")
        .means("排版程序对模板或内容提出警告，PDF 照常生成。")
        .advice("用自己的模板时按提示修改模板。")
        .example("模板里指定的字体没有安装。"),
];

/// Every way in which typesetting can fail: the ids of [`RenderError`](crate::RenderError).
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "render.no-font", "未找到中文字体", "no font with Chinese characters")
        .means("电脑上没有中文字体，不能排 PDF；其他格式不受影响。")
        .advice("安装提示中所说的字体包，或用 --font-dir 指定字体文件夹。")
        .example("新装的 Linux 没有中文字体。"),
    Entry::new(Error, "render.old-template", "模板写法已改", "the template lays out a single form, as before")
        .means("模板定义了 form(form, data)，这是从前的写法；现在模板是一份完整的文档，读取 /layout.json（排好的版面）或 /data.json（规范 JSON）。")
        .advice("照 docs/templates.md 的例子改写；jixiao template show document 打印自带的模板。只想用某一类标准表式，写 --template hebei 这样的名字即可。")
        .example("#let form(form, data) = …"),
    Entry::new(Error, "render.template", "模板有错误", "the template does not compile")
        .means("模板不能编译，提示中写明文件、行、列和原因。")
        .advice("按提示修改模板；jixiao template show 打印自带的模板作参考。")
        .example("模板第 12 行少一个括号。"),
    Entry::new(
        Error,
        "render.standard-not-met",
        "达不到所要求的 PDF 标准",
        "the PDF cannot meet the standard asked for",
    )
    .means("按所要求的标准（如 PDF/A）不能写出这份 PDF，提示中写明原因。")
    .advice("按提示修改模板或文字，或用 --standard 换一种标准。")
    .example("模板里有透明图片，而标准为 a-1b。"),
    Entry::new(
        Error,
        "render.standard",
        "PDF 标准有误",
        "no such PDF standard, or standards that exclude each other",
    )
    .means("所写的标准名称不认识，或几种标准互相冲突。")
    .advice("改用 a-2a,ua-1（默认）、a-2b、1.7 等。")
    .example("--standard a-2a,a-3a。"),
    Entry::new(Error, "render.too-large", "内容过多，无法排成一个 PDF", "too much for one PDF")
        .means("文件的单元格和文字过多，排成一个 PDF 需要的内存和时间超过上限，因此没有排。")
        .advice("把文件按部门或项目分成几份；或改为导出 DOCX、XLSX、CSV，JSON 不受影响。")
        .example("一个表格有十万行。"),
    Entry::new(Error, "render.data", "数据不是 JSON", "the data is not JSON")
        .means("交给模板的数据不是 JSON。")
        .advice("这是程序的错误，请报告。")
        .example("模板数据中途截断。"),
];
