//! What the ids of this crate's notes and errors mean.

use model::Entry;
use model::Weight::{Error, Info, Warning};

/// Notes of PDFs that other programs made.
pub const NOTES: &[Entry] = &[
    Entry::new(
        Warning,
        "pdf.rebuilt",
        "由 PDF 版面还原",
        "tables and paragraphs were rebuilt from the pages",
    )
    .means("PDF 里没有表格结构，表格是按页面上的线条和文字还原的；换行、合并单元格可能与原件不同。")
    .advice("有 Word 原件时请用原件；没有时请逐项核对。")
    .example("去年公开的绩效目标表只有 PDF。"),
    Entry::new(Warning, "pdf.row-joined", "跨页行已合并", "rows parted by a page end were joined")
        .means("一行表格跨了页，下一页上的文字已接到上一页的单元格后面。")
        .advice("核对该表最后一行与下一页第一行。")
        .example("一条指标的说明写到下一页。"),
    Entry::new(Info, "pdf.table-joined", "跨页表格已合并", "a table over several pages was joined")
        .means("表格跨了页，各页的部分已合成一个表格，重复的表头只保留一次。")
        .advice("一般不必处理。")
        .example("绩效指标排了三页。"),
    Entry::new(
        Warning,
        "pdf.unknown-glyphs",
        "有字符无法识别",
        "the file does not say which characters some glyphs are",
    )
    .means("PDF 没有说明页面上的某些字形是什么字，这些字以 U+FFFD（�）代替。")
    .advice("对照页面补上；或改用 Word 原件。")
    .example("用特殊字体写的单位符号。"),
    Entry::new(Warning, "pdf.table-runs-off", "表格超出页面，超出部分缺失", "a table is wider than its page")
        .means("表格比页面宽，生成 PDF 时超出页面的列没有写进文件，读不到。")
        .advice("请报送单位提供 Word 原件，或改为横向页面后重新生成 PDF。")
        .example("十二列的清单印在纵向页面上，末两列不见了。"),
    Entry::new(Warning, "pdf.outside-page", "文字超出页面", "text stands outside the page")
        .means("表格比页面宽，超出的部分打印和阅读时看不见，但文件里有，已一并读入。")
        .advice("核对这些内容是否应当公开；重新排版时改为横向页面。")
        .example("十列的清单印在纵向页面上，末列在页面之外。"),
    Entry::new(Warning, "pdf.page-is-picture", "页面为图片，未读入", "a page is a picture and was not read")
        .means("这一页是扫描图片，没有文字可读。")
        .advice("请报送单位提供 Word 原件，或由 Word 另存的 PDF。")
        .example("盖章页是扫描件。"),
];

/// Ways in which a PDF cannot be read.
pub const ERRORS: &[Entry] = &[
    Entry::new(Error, "file.pdf-encrypted", "PDF 已加密", "the PDF is encrypted")
        .means("PDF 要密码才能打开，读不出里面的数据。")
        .advice("去掉密码另存一份再试。")
        .example("加了打开密码的 PDF。"),
    Entry::new(Error, "file.pdf-damaged", "PDF 内嵌数据已损坏", "the data inside the PDF are damaged")
        .means("PDF 带有本程序的数据，但数据解不开。")
        .advice("用原来的文件，或由 Word 文件重新生成。")
        .example("传输中断、没有传完的 PDF。"),
    Entry::new(
        Error,
        "file.pdf-data-too-large",
        "PDF 内嵌数据过大",
        "the data inside the PDF exceed the limits",
    )
    .means("PDF 内嵌的数据解开后超过上限，没有读。")
    .advice("文件可疑；确认无误时用 --limit part_bytes=… 提高上限。")
    .example("恶意构造的 PDF。"),
    Entry::new(Error, "pdf.scan", "扫描件", "the pages are pictures without text")
        .means("PDF 的每一页都是图片，没有文字可读。")
        .advice("请报送单位提供 Word 原件，或由 Word 另存的 PDF。")
        .example("打印盖章后扫描的绩效目标表。"),
    Entry::new(Error, "pdf.no-table", "没有带边框的表格", "no lines enclose cells")
        .means("PDF 中没有边框线围成的表格；没有线条就无法确定哪个数值属于哪个项目，因此不猜。")
        .advice("改用 Word 原件。")
        .example("只有文字说明的 PDF；用空格排列的表格。"),
    Entry::new(Error, "pdf.font-missing", "字体未嵌入", "a font or its encoding is not in the file")
        .means("PDF 没有带上所用的字体或其编码，文字读不出来。")
        .advice("在 Word、WPS 中重新另存为 PDF，勾选嵌入字体；或改用 Word 原件。")
        .example("早年由打印驱动生成的 PDF。"),
    Entry::new(
        Error,
        "pdf.no-characters",
        "缺少字符对照表",
        "the file does not say which characters its glyphs are",
    )
    .means("PDF 只有字形，没有说明各字形是什么字（没有 ToUnicode），文字读不出来。")
    .advice("改用 Word 原件。")
    .example("复制出来全是乱码的 PDF。"),
    Entry::new(Error, "pdf.limit", "超出限额", "the PDF has more than may be read")
        .means("页数、字符、线条或单元格超过上限，没有读。")
        .advice("确认文件可信后用 --limit 提高上限；或把文件分成几份。")
        .example("恶意构造的 PDF。"),
];
