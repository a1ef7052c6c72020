//! The command line, as `docs` and `--help` describe it.

mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};
use clap_complete::Shell;
use jixiao::batch::Target;
use jixiao::write::{Amounts, Choice};

use crate::lang::Lang;
pub(crate) use values::{
    By, CheckFormat, Colour, CsvEncoding, CsvFormulas, FailOn, ReportFormat, Severity, TextOrJson, View,
};
use values::{limit, seconds};

/// What it is used for, three days of work.
const EXAMPLES: &str = "\
  jixiao check 目标.docx                      一份文件 · one document
  jixiao check 2024/ -o 退回/ --by department  一个文件夹 · a folder, with return sheets
  jixiao convert 2024/ -o 公开/                JSON 与 PDF · JSON and PDF of each
  jixiao diff 2023/ 2024/                     两年对比 · this year against last
  jixiao explain AMT-SUM                      一条规则 · what a rule means";

/// 绩效: Word files of budget performance goals (预算绩效目标表) into exact data and publishable documents.
#[derive(Debug, Parser)]
#[command(name = "jixiao", version, about, max_term_width = 110, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Folder of form profiles (*.toml) that add to the built-in ones or replace those of the same id
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) profiles: Option<PathBuf>,

    /// Which view of tracked changes (修订) to read
    #[arg(long, global = true, value_enum, default_value_t = View::Accepted)]
    pub(crate) revisions: View,

    /// Raise or lower a limit on what one file may cost, for example `--limit part_bytes=500000000`
    #[arg(long, global = true, value_name = "NAME=NUMBER", value_parser = limit)]
    pub(crate) limit: Vec<(String, u64)>,

    /// Folder of fonts to look in before the system's
    #[cfg(feature = "pdf")]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) font_dir: Vec<PathBuf>,

    /// Settings [default: the nearest jixiao.toml upwards from the current folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// In which language help and messages are [default: JIXIAO_LANG, jixiao.toml; help by the locale, messages in both]
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<Lang>,

    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,

    /// Files at once [default: as many as there are cores]
    #[arg(long, global = true, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) jobs: usize,

    /// No progress bar, no notes and no counts on stderr, errors only
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// Say on stderr what was noted in each file, and which files of folders were passed over
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Convert Word files (or canonical JSON) into JSON, PDF, DOCX, XLSX, CSV
    Convert(Convert),
    /// Typeset canonical JSON as PDF
    #[cfg(feature = "pdf")]
    Render(Render),
    /// Say what is wrong in a document, and where
    Check(Check),
    /// Say whether the pages of our PDFs say what the data inside say
    Verify {
        /// PDFs that jixiao made
        #[arg(required = true, value_name = "FILE.pdf")]
        paths: Vec<PathBuf>,
    },
    /// Print what a rule, a note or an error means and what to do, or the list of all
    Explain {
        /// Its id: AMT-SUM, word.hidden-row, file.damaged
        id: Option<String>,
    },
    /// Compare two documents, or two folders of documents
    Diff(Diff),
    /// Print every physical table of a Word file as JSON
    Grid {
        /// The Word file; `-` reads stdin
        path: PathBuf,
    },
    /// Parse values: one Quantity a line
    Quantity(Quantity),
    /// List the form profiles that are known; print, make, explain and check them
    Forms(Forms),
    /// Read files for other programs: on stdin a line `{"name","length"}` before the bytes of each, on stdout a line of
    /// JSON for each
    Worker,
    /// Print the JSON Schema (2020-12) of the canonical JSON, or the columns of a table of the data set
    Schema {
        /// A table of the data set: documents, forms, funds, goals, indicators, tasks, schedule, fields, notes, findings,
        /// failures
        #[arg(long, value_name = "NAME")]
        table: Option<String>,
    },
    /// Put the documents of a folder into a few large Parquet files (path, sha256, bytes)
    Pack {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Where the Parquet files go
        #[arg(short, long, value_name = "LAKE")]
        output: PathBuf,
    },
    /// Print what a shell needs to complete the command line
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the manual page
    Man {
        /// A folder for a page of each command [default: the program's own page on stdout]
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// List the Typst templates, or print one to copy and edit
    #[cfg(feature = "pdf")]
    #[command(subcommand)]
    Template(Template),
    /// Say which font stands for each role (小标宋, 仿宋, 黑体, 楷体, 宋体)
    #[cfg(feature = "pdf")]
    Fonts,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Convert {
    /// Word files, canonical JSON, folders, globs; `-` reads one file from stdin
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A folder [default: the current one]; or a file, whose ending is the format: of one document, or of all together
    /// (.xlsx, .csv); `-` is stdout
    #[arg(short, long, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write: json, pdf, docx, html, xlsx, csv, parquet (all documents as one data set) [default: json,pdf]
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    pub(crate) to: Vec<Target>,
    /// Skip inputs whose outputs stand there already, unchanged since an earlier run
    #[arg(long)]
    pub(crate) resume: bool,
    /// Exit with 1 when a form was not understood whole or not recognised, or a page lacks a text
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) batch: Batch,
    /// How to print the status lines
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) status: TextOrJson,
    #[command(flatten)]
    pub(crate) paper: Paper,
    /// Encoding of CSV files: `utf-8` with the mark by which Excel knows it, `utf-8-plain` without, `gb18030` for old Excel
    #[arg(long, value_enum, default_value_t = CsvEncoding::Utf8)]
    pub(crate) encoding: CsvEncoding,
    /// Texts of CSV files that a spreadsheet would run (`=1`, `-5%`): `escape` puts a `'` in front, `keep` leaves them as they are
    #[arg(long, value_enum, default_value_t = CsvFormulas::Escape)]
    pub(crate) formulas: CsvFormulas,
    #[cfg(feature = "pdf")]
    #[command(flatten)]
    pub(crate) pdf: Pdf,
}

#[cfg(feature = "pdf")]
#[derive(Debug, clap::Args)]
pub(crate) struct Render {
    /// Canonical JSON; `-` reads stdin
    #[arg(value_name = "FILE.json")]
    pub(crate) path: PathBuf,
    /// The PDF [default: the stem of FILE.json in the current folder]; `-` writes stdout
    #[arg(short, long, value_name = "FILE.pdf")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) paper: Paper,
    /// Replace a file that jixiao did not make
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) pdf: Pdf,
}

/// How documents are laid out.
#[derive(Debug, clap::Args)]
pub(crate) struct Paper {
    /// How forms are set: `auto`, `source` (their own rows, columns, headings), `official` (standard form), `list` (one table)
    /// [default: jixiao.toml, auto]
    #[arg(long, value_name = "LAYOUT")]
    pub(crate) layout: Option<Choice>,
    /// How sums of money are written: `as-written`, `grouped` (digits in threes)
    #[arg(long, value_name = "HOW", default_value_t = Amounts::AsWritten)]
    pub(crate) amounts: Amounts,
}

/// How to typeset.
#[cfg(feature = "pdf")]
#[derive(Debug, clap::Args)]
pub(crate) struct Pdf {
    /// The path of a template of your own, or the name of a standard form (see `jixiao template list`)
    #[arg(long, value_name = "NAME|PATH")]
    pub(crate) template: Option<String>,
    /// PDF standards to conform to, for example `a-3a,ua-1` (the default, with the data inside), `a-2a,ua-1`, `1.7`
    #[arg(long, value_delimiter = ',', value_name = "STANDARD")]
    pub(crate) standard: Vec<String>,
}

/// How many files are read, and what is overwritten.
#[derive(Debug, clap::Args)]
pub(crate) struct Batch {
    /// Replace outputs of other inputs, and files that jixiao did not make
    #[arg(long)]
    pub(crate) force: bool,
    /// In folders, read canonical JSON also where the file that it was made from is an input
    #[arg(long)]
    pub(crate) all_formats: bool,
    /// Read each file in a process of its own, so that one that breaks it costs no other
    #[arg(long)]
    pub(crate) isolate: bool,
    /// Seconds that reading a file may take; implies --isolate
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(crate) struct Check {
    /// Word files, canonical JSON, folders, globs; `-` reads one file from stdin
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// A folder for return sheets, `index.html` and `check.xlsx`; or a file, whose ending is the format; `-` is stdout
    #[arg(short, long, value_name = "DIR|FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How to tell the findings [default: text; html into a folder]
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FORMAT")]
    pub(crate) format: Vec<CheckFormat>,
    /// What a return sheet in a folder is of
    #[arg(long, value_enum, default_value_t = By::Document)]
    pub(crate) by: By,
    /// Into a folder: also `letters.csv`, from which letters are merged (单位, 文件, 问题数, 退回单)
    #[arg(long)]
    pub(crate) letters: bool,
    /// Into a folder: the sender's own .docx with Word comments at what was found, `目标.批注.docx`
    #[arg(long)]
    pub(crate) annotate: bool,
    /// Into a folder: the sender's own .docx with what is mechanical corrected as tracked changes, `目标.修订.docx`
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: plain, not as tracked changes
    #[arg(long, requires = "fix")]
    pub(crate) accept: bool,
    /// Into a folder: write only what does not stand there already, of the same document and findings
    #[arg(long, conflicts_with = "statistics")]
    pub(crate) resume: bool,
    /// Counts by rule, department and weight instead of the findings
    #[arg(long, conflicts_with = "output")]
    pub(crate) statistics: bool,
    /// Who has to hand in: a CSV with a code and a name on each line, UTF-8 or GBK
    #[arg(long, value_name = "LIST.csv")]
    pub(crate) roster: Option<PathBuf>,
    /// Which findings make the exit code 1 [default: info]
    #[arg(long, value_enum)]
    pub(crate) fail_on: Option<FailOn>,
    /// Only these rules; `AMT` selects all that begin so
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) select: Vec<String>,
    /// Not these rules
    #[arg(long, value_delimiter = ',', value_name = "RULE")]
    pub(crate) ignore: Vec<String>,
    /// Only findings at least this severe
    #[arg(long, value_enum)]
    pub(crate) min_severity: Option<Severity>,
    #[command(flatten)]
    pub(crate) batch: Batch,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Diff {
    /// Last year: a Word file, canonical JSON, or a folder
    pub(crate) old: PathBuf,
    /// This year: a Word file, canonical JSON, or a folder
    pub(crate) new: PathBuf,
    /// How to tell the differences [default: by the ending of -o, else text]
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// Where to write them, the ending is the format [default: stdout]; `-` is stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace a PDF that jixiao did not make
    #[arg(long)]
    pub(crate) force: bool,
    /// Confirmed pairs of projects: a TOML file
    #[arg(long, value_name = "FILE")]
    pub(crate) aliases: Option<PathBuf>,
    /// Compare forms of different kinds too: last year's self-evaluation with this year's goals
    #[arg(long)]
    pub(crate) across_kinds: bool,
    /// The budget years of both sides, for documents that do not say theirs: 2024,2025
    #[arg(long, value_name = "OLD,NEW", value_parser = two_years)]
    pub(crate) years: Option<(u16, u16)>,
}

/// `2024,2025`.
fn two_years(text: &str) -> Result<(u16, u16), String> {
    let year = |text: &str| text.trim().parse().ok().filter(|year| (1990..2100).contains(year));
    let years = text.split_once([',', '，']).and_then(|(old, new)| Some((year(old)?, year(new)?)));
    years.ok_or_else(|| "two years, as 2024,2025 (两个年度，例如 2024,2025)".to_owned())
}

#[derive(Debug, clap::Args)]
pub(crate) struct Quantity {
    /// The values; without any, one a line from stdin
    #[arg(value_name = "TEXT")]
    pub(crate) texts: Vec<String>,
    /// The budget year, for dates that name none
    #[arg(long)]
    pub(crate) year: Option<u16>,
    /// Canonical id of the level-2 indicator the values stand under: output.cost
    #[arg(long, value_name = "ID")]
    pub(crate) level2: Option<String>,
    /// Name of the indicator the values stand under: 培训合格率
    #[arg(long)]
    pub(crate) name: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Forms {
    /// How to print the list
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    pub(crate) format: TextOrJson,
    #[command(subcommand)]
    pub(crate) command: Option<FormsCommand>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum FormsCommand {
    /// List the profiles, in the order in which a tie is decided
    List {
        /// How to print them
        #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
        format: TextOrJson,
    },
    /// Print a profile's TOML, to read or to copy; `common` prints the words that all share
    Show {
        /// The profile's id
        id: String,
    },
    /// Print the skeleton of a profile from the labels found in a document
    Scaffold {
        /// The Word file; `-` reads stdin
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// The id of the profile to be
        #[arg(long, default_value = "my_form")]
        id: String,
    },
    /// Say by which signs each form of a document is recognised, and what no profile knows
    Why {
        /// The Word file; `-` reads stdin
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// How to print it
        #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
        format: TextOrJson,
    },
    /// Check a folder of profiles: exit code 1 when something is to be mended
    Lint {
        /// The folder
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[cfg(feature = "pdf")]
#[derive(Debug, Subcommand)]
pub(crate) enum Template {
    /// List the templates
    List,
    /// Print a template's source
    Show {
        /// The template's name
        name: String,
    },
}

/// What is written where nobody says it.
#[cfg(feature = "pdf")]
pub(crate) const DEFAULT_TARGETS: [Target; 2] = [Target::Json, Target::Pdf];
#[cfg(not(feature = "pdf"))]
pub(crate) const DEFAULT_TARGETS: [Target; 1] = [Target::Json];
