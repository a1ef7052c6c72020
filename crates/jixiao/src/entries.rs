//! What the ids of the facade's own notes and errors mean.

use model::Entry;
use model::Weight::{Error, Info, Warning};

/// Every error that the facade's own calls can make.
pub const OWN: &[Entry] = &[
    Entry::new(Info, "edit.corrected", "手工更正", "a value was changed by hand")
        .means("这个值不是文件里写的，是审核人后来改的；提示中写明原来的写法。")
        .advice("请报送单位把原文件也改过来。")
        .example("把 5.00 更正为 6.50。"),
    Entry::new(Error, "edit.no-value", "此处没有可更正的值", "there is no value to correct")
        .means("要更正的位置没有值，或者那里是程序自己的标识，不是文件的内容。")
        .advice("核对位置；只有文件里写着的文字和数值可以更正。")
        .example("/forms/0/kind。"),
    Entry::new(Error, "file.not-found", "找不到文件", "no such file or folder")
        .means("没有这个文件或文件夹；文件夹里的链接指向的文件已不在时也这样说。")
        .advice("核对路径；文件名有空格时用引号括起来。")
        .example("jixiao convert 目标.docx，而文件在另一个文件夹。"),
    Entry::new(Error, "file.no-match", "没有匹配的文件", "the pattern matches no file")
        .means("通配符没有匹配到文件。")
        .advice("核对通配符；* 不进入下一层文件夹，用 ** 才进入。")
        .example("2024/*.doc，而文件都是 .docx。"),
    Entry::new(Error, "file.none-in-folder", "文件夹中没有 Word 文件", "the folder holds no Word file")
        .means("文件夹及其下各层都没有能读的文件；隐藏的文件夹和 ~$ 开头的文件不算。")
        .advice("核对路径；用 -v 看略过了哪些文件。")
        .example("文件夹里只有图片。"),
    Entry::new(Error, "file.link-loop", "链接循环", "a link leads back to a folder above it")
        .means("文件夹里的链接指回上层文件夹，没有进入，其余照常处理。")
        .advice("删去这个链接，或只处理需要的文件夹。")
        .example("2024/备份 链接到 2024。"),
    Entry::new(Error, "file.not-regular", "不是普通文件", "not a regular file")
        .means("路径是设备、管道或文件夹，不能作为文件读写。")
        .advice("给出文件的路径；标准输入、标准输出写作 -。")
        .example("-o /dev/null。"),
    Entry::new(Error, "file.unreadable", "无法读取", "cannot be read")
        .means("系统不允许读取，或读取时出错，提示中写明原因。")
        .advice("核对文件和文件夹的权限，磁盘、网络是否正常。")
        .example("没有读取权限。"),
    Entry::new(Error, "file.roster", "不是单位名册", "no list of departments")
        .means("--roster 给出的文件里没有单位，或某一行缺名称。")
        .advice("每行写编码和名称，以逗号分开；UTF-8 或 GBK 的 CSV 都可以。")
        .example("只有编码的一行：322。"),
    Entry::new(
        Warning,
        "file.pdf-text-changed",
        "PDF 页面文字已改动",
        "the pages no longer show what they showed when the PDF was made",
    )
    .means("PDF 生成以后，页面上的文字被改过；读出的是当初内嵌的数据，可能与页面不一致。")
    .advice("核对页面与数据；以数据为准时重新生成 PDF。")
    .example("用 PDF 编辑软件改了一个金额。"),
    Entry::new(
        Warning,
        "file.workbook-edited",
        "工作簿的单元格已改动",
        "cells were changed after the workbook was made",
    )
    .means("本程序生成的工作簿带有自己的数据，但单元格后来被改过；读的是单元格，不是内嵌的数据。")
    .advice("核对读出的内容；要改动数据时，最好改原来的文件再重新生成。")
    .example("用脚本改了一个指标值，没有经过 Excel 保存。"),
    Entry::new(Error, "output.unwritable", "无法写入", "cannot be written")
        .means("系统不允许写入，或写入时出错（如磁盘已满），提示中写明原因。没有写完的文件不会出现。")
        .advice("核对权限和磁盘空间，或用 -o 换一个文件夹，然后用 --resume 接着做。")
        .example("磁盘已满。"),
    Entry::new(Error, "output.is-input", "不覆盖输入文件", "an output would replace an input")
        .means("输出会盖掉一个输入文件，没有写。")
        .advice("用 -o 换一个文件夹或文件名。")
        .example("jixiao render a.json -o a.json。"),
    Entry::new(
        Error,
        "output.of-another",
        "由其他输入文件生成，不覆盖",
        "an output was made from another input",
    )
    .means("同名的输出是由另一个输入文件生成的，没有覆盖，提示中写明是哪一个。")
    .advice("用 -o 换一个文件夹；确认要覆盖时用 --force。")
    .example("两年的文件同名，先后转换到同一个文件夹。"),
    Entry::new(
        Error,
        "output.foreign",
        "不是本程序生成的文件，不覆盖",
        "a file that jixiao did not make stands in the output's place",
    )
    .means("输出的位置上已有一个不是本程序生成的文件，没有覆盖。")
    .advice("用 -o 换一个文件夹，或移走那个文件；确认要覆盖时用 --force。")
    .example("文件夹里已有手工做的 目标.xlsx。"),
    Entry::new(Error, "output.in-use", "数据集正在使用", "another run is filling the data set")
        .means("另一个程序正在往同一个文件夹写数据集，两边同时写会互相覆盖，所以没有开始。")
        .advice("等它结束，或用 -o 换一个文件夹。")
        .example("两个窗口里同时运行 jixiao convert 2024 --to parquet -o 数据集。"),
    Entry::new(Error, "output.no-parquet", "没有数据集功能", "this build has no data set")
        .means("程序编译时没有包括数据集（Parquet）功能。")
        .advice("用 just install 安装，或编译时加 --features parquet。")
        .example("以默认选项编译的程序执行 --to parquet。"),
    Entry::new(Error, "output.no-pdf", "没有 PDF 功能", "this build has no PDF")
        .means("程序编译时没有包括 PDF，或没有找到能用的字体。")
        .advice("改用带 PDF 功能的程序，或选择其他格式。")
        .example("以 --no-default-features 编译的程序。"),
    Entry::new(Error, "batch.panic", "程序出错", "the program failed on this file")
        .means("程序处理这份文件时出错，其他文件不受影响。")
        .advice("这是程序的错误，请连同文件一起报告。")
        .example("从未见过的文件结构。"),
    Entry::new(Error, "batch.crash", "处理进程异常结束", "the process that read the file ended")
        .means("用 --isolate 时，读取这份文件的进程异常结束（如内存不足），其他文件不受影响。")
        .advice("请连同文件一起报告；内存不足时用 --jobs 1 再试。")
        .example("进程被系统强制结束。"),
    Entry::new(Error, "batch.timeout", "超时", "the file took longer than it may")
        .means("用 --timeout 时，读取这份文件超过了规定的秒数，已停止，其他文件不受影响。")
        .advice("确认文件没有问题后提高 --timeout。")
        .example("--timeout 10，而文件有几十万行。"),
    Entry::new(Error, "json.not-written", "无法写出 JSON", "cannot be written as JSON")
        .means("读出的内容不能写成 JSON。")
        .advice("这是程序的错误，请报告。")
        .example("内存不足。"),
    Entry::new(Error, "profile.not-understood", "表式配置有误", "a form profile is not understood")
        .means("--profiles 文件夹中的表式配置（TOML）有错误，提示中写明文件和原因。")
        .advice("按提示改正，写法见 docs/profiles.md。")
        .example("`kind` 写错。"),
];
