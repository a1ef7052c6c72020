//! Help in Chinese: what each command and each option says, by its name.

use clap::Command;

/// Words that stand at every command.
const FRAME: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// What commands do.
const COMMANDS: &[(&str, &str)] = &[
    ("jixiao", "绩效：把预算绩效目标表的 Word 文件变成准确的数据和可以公开的文件。"),
    ("convert", "把 Word 文件（或规范 JSON）转换为 JSON、PDF、DOCX、HTML、XLSX、CSV"),
    ("render", "把规范 JSON 排成 PDF"),
    ("check", "审核文件：哪里不对、在哪一格、怎么改"),
    ("verify", "核对本程序的 PDF：页面上写的是否与里面的数据一致"),
    ("explain", "说明一条规则、一条提示或一个错误是什么意思、怎么办；不写编号则列出全部"),
    ("diff", "比较两份文件，或两个文件夹"),
    ("grid", "以 JSON 输出一份 Word 文件里的每一张表"),
    ("quantity", "解析数值：每行输出一个 Quantity"),
    ("forms", "列出认识的表式；输出、生成、解释、检查表式配置"),
    (
        "worker",
        "供其他程序使用：标准输入上每份文件前有一行 {\"name\",\"length\"}，标准输出上每份文件一行 JSON",
    ),
    ("schema", "输出规范 JSON 的 JSON Schema（2020-12），或数据集中一张表的列"),
    ("pack", "把文件夹里的文件装进几个大的 Parquet 文件（path、sha256、bytes）"),
    ("template", "列出排版模板，或输出一个以便修改"),
    ("fonts", "说明各种字体（小标宋、仿宋、黑体、楷体、宋体）用的是哪一个"),
    ("completions", "输出命令行补全脚本"),
    ("man", "输出手册页"),
    ("list", "列出全部"),
    ("show", "输出一个，以便阅读或复制"),
    ("scaffold", "由文件里的标签生成表式配置的骨架"),
    ("why", "说明文件里的每张表凭什么认出，哪些没有认出"),
    ("lint", "检查一个文件夹的表式配置；有要改的，退出码为 1"),
    ("help", "显示帮助"),
];

/// What arguments and options mean; where a command means something else by one, `command.argument`.
const ARGUMENTS: &[(&str, &str)] = &[
    ("help", "显示帮助"),
    ("version", "显示版本"),
    ("profiles", "表式配置（*.toml）的文件夹：补充内置的表式，编号相同的取代内置的"),
    ("revisions", "按哪一种看法读修订"),
    ("limit", "提高或降低一份文件可以耗费的上限，例如 --limit part_bytes=500000000"),
    ("font_dir", "先于系统字体查找的字体文件夹"),
    ("jobs", "同时处理的文件数 [默认：处理器核数]"),
    ("quiet", "不显示进度、提示和计数，只报告错误"),
    ("verbose", "报告每份文件的提示，以及文件夹里略过的文件"),
    ("config", "设置文件 [默认：当前文件夹起向上最近的 jixiao.toml]"),
    ("lang", "帮助和提示的语言 [默认：JIXIAO_LANG，其次 jixiao.toml]"),
    ("color", "何时使用颜色"),
    ("paths", "Word 文件、规范 JSON、文件夹、通配符；- 从标准输入读一份文件"),
    ("path", "Word 文件；- 读标准输入"),
    ("render.path", "规范 JSON；- 读标准输入"),
    ("verify.paths", "本程序生成的 PDF"),
    ("output", "输出到哪里"),
    (
        "convert.output",
        "文件夹 [默认：当前文件夹]；或一个文件，后缀即格式：一份文件的，或全部的（.xlsx、.csv）；- 为标准输出",
    ),
    ("check.output", "放退回单、index.html 和 check.xlsx 的文件夹；或一个文件，后缀即格式；- 为标准输出"),
    ("diff.output", "写到哪个文件，后缀即格式 [默认：标准输出]；- 为标准输出"),
    ("render.output", "PDF 文件 [默认：当前文件夹里同名的 PDF]；- 为标准输出"),
    ("pack.output", "Parquet 文件放在哪里"),
    ("to", "写哪些格式：json、pdf、docx、html、xlsx、csv、parquet（所有文件合成一个数据集）[默认：json,pdf]"),
    ("resume", "跳过上次已经输出、没有变化的文件"),
    ("check.resume", "文件夹里只写还没有、或文件和问题有变化的"),
    ("strict", "有表没有读全、没有认出，或页面缺字时，退出码为 1"),
    ("force", "取代由其他文件生成的输出，以及不是本程序生成的文件"),
    ("render.force", "取代不是本程序生成的文件"),
    ("diff.force", "取代不是本程序生成的 PDF"),
    ("all_formats", "文件夹里由其他输入文件生成的规范 JSON 也读"),
    ("isolate", "每份文件在单独的进程里读，一份出错不影响其他"),
    ("timeout", "读一份文件最多用几秒；包含 --isolate"),
    ("status", "状态行的格式"),
    (
        "encoding",
        "CSV 的编码：utf-8（带 BOM，Excel 可直接打开）、utf-8-plain（不带 BOM）、老版本 Excel 用 gb18030",
    ),
    ("formulas", "CSV 里会被表格软件当作公式的文字（=1、-5%）：escape 在前面加撇号 '，keep 保持原样"),
    ("amounts", "金额怎样写：as-written（照原文）、grouped（千分位）"),
    ("template", "自己模板的路径，或标准表的名称（见 jixiao template list）"),
    (
        "layout",
        "表怎样排：auto（标准表容得下就用标准表）、source（照原表）、official（标准表）、list（一表多项目）[默认：jixiao.toml，其次 auto]",
    ),
    ("standard", "PDF 标准，例如 a-3a,ua-1（默认，带数据）、a-2a,ua-1、1.7"),
    ("format", "怎样输出"),
    ("diff.format", "怎样输出差异 [默认：按 -o 的后缀，否则 text]"),
    ("check.format", "怎样输出问题 [默认：text；文件夹里为 html]"),
    ("by", "文件夹里的一份退回单是一份文件的，还是一个单位的"),
    ("letters", "文件夹里另写 letters.csv，用于邮件合并（单位、文件、问题数、退回单）"),
    ("annotate", "文件夹里另写报送的 .docx 原件，在有问题的地方加 Word 批注：目标.批注.docx"),
    ("fix", "文件夹里另写报送的 .docx 原件，可自动修改的以修订方式改好：目标.修订.docx"),
    ("accept", "与 --fix 同用：直接改好，不留修订"),
    ("statistics", "不列问题，只按规则、单位、类别计数"),
    ("roster", "应报送单位的名册：CSV，每行编码和名称，UTF-8 或 GBK"),
    ("fail_on", "哪些问题使退出码为 1 [默认：info]"),
    ("select", "只用这些规则；AMT 表示以 AMT 开头的全部"),
    ("ignore", "不用这些规则"),
    ("min_severity", "只列至少这样重的问题"),
    ("old", "去年的：Word 文件、规范 JSON 或文件夹"),
    ("new", "今年的：Word 文件、规范 JSON 或文件夹"),
    ("aliases", "确认过的项目对应关系：TOML 文件"),
    ("across_kinds", "不同种类的表也比较：去年的自评与今年的目标"),
    ("years", "两边的预算年度，用于没有写年度的文件：2024,2025"),
    ("texts", "数值；不写则从标准输入每行读一个"),
    ("year", "预算年度，用于没有写年份的日期"),
    ("level2", "数值所在二级指标的编号：output.cost"),
    ("name", "数值所在指标的名称：培训合格率"),
    ("id", "编号：AMT-SUM、word.hidden-row、file.damaged"),
    ("show.id", "表式的编号"),
    ("scaffold.id", "新表式的编号"),
    ("show.name", "模板的名称"),
    (
        "table",
        "数据集的表：documents、forms、funds、goals、indicators、tasks、schedule、fields、notes、findings、failures",
    ),
    ("folder", "文件夹"),
    ("man.folder", "为每个命令写一页的文件夹 [默认：输出程序的一页]"),
    ("shell", "哪一种 shell"),
    ("subcommand", "要看帮助的命令"),
];

fn of(list: &'static [(&str, &str)], name: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The command with its help in Chinese.
pub(crate) fn translated(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let own =
        |argument: &str| of(ARGUMENTS, &format!("{name}.{argument}")).or_else(|| of(ARGUMENTS, argument));
    let mut command = command.help_template(FRAME).subcommand_help_heading("命令");
    if let Some(about) = of(COMMANDS, &name) {
        command = command.about(about).long_about(None);
    }
    command = command.mut_args(|argument| {
        let heading = if argument.is_positional() { "参数" } else { "选项" };
        let help = own(argument.get_id().as_str());
        let argument = argument.help_heading(heading);
        match help {
            Some(help) => argument.help(help).long_help(None),
            None => argument,
        }
    });
    command.mut_subcommands(translated)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::args::Args;

    fn untranslated(command: &Command, missing: &mut Vec<String>) {
        let is_chinese = |text: String| text.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign));
        let name = command.get_name();
        if !command.get_about().is_some_and(|about| is_chinese(about.to_string())) {
            missing.push(name.to_owned());
        }
        for argument in command.get_arguments() {
            if !argument.get_help().is_some_and(|help| is_chinese(help.to_string())) {
                missing.push(format!("{name}.{}", argument.get_id()));
            }
        }
        command.get_subcommands().for_each(|command| untranslated(command, missing));
    }

    #[test]
    fn every_command_and_option_is_said_in_chinese() {
        let mut missing = Vec::new();
        untranslated(&translated(Args::command()), &mut missing);
        assert_eq!(missing, [""; 0], "say them in COMMANDS and ARGUMENTS");
    }
}
