//! What is wrong with a command line, in Chinese: clap says it in English alone.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error in one Chinese line; `None` for help and version, which are no errors, and for what is never met.
pub(crate) fn chinese(error: &Error) -> Option<String> {
    let argument = || of(error, ContextKind::InvalidArg);
    let value = || of(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有这个选项：{}", argument()?),
        ErrorKind::InvalidSubcommand => {
            format!("没有这个命令：{}", of(error, ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => format!("还缺：{}", argument()?),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match value() {
            Some(value) if !value.is_empty() => format!("{} 不能是“{value}”", argument()?),
            _ => format!("{} 后面缺值", argument()?),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{} 的值不够", argument()?)
        }
        ErrorKind::TooManyValues => format!("{} 的值太多", argument()?),
        ErrorKind::ArgumentConflict => match of(error, ContextKind::PriorArg) {
            Some(prior) => format!("{} 不能与 {prior} 同用", argument()?),
            None => format!("{} 不能这样用", argument()?),
        },
        ErrorKind::MissingSubcommand => "请写明命令".to_owned(),
        _ => return None,
    };
    let nearest = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    // The nearest comes last.
    let nearest = nearest.into_iter().find_map(|kind| of(error, kind));
    let nearest = nearest.and_then(|names| Some(format!("；是不是 {}？", names.rsplit('、').next()?)));
    let known = of(error, ContextKind::ValidValue).filter(|known| !known.is_empty());
    let known = known.filter(|_| nearest.is_none()).map(|known| format!("；可以是：{known}"));
    let more = nearest.or(known).unwrap_or_default();
    Some(format!("{said}{more}（jixiao 命令 --help 显示用法）"))
}

/// What the error says of a kind; several with commas between them.
fn of(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::args::Args;

    fn said(line: &str) -> String {
        chinese(&Args::try_parse_from(line.split(' ')).unwrap_err()).unwrap()
    }

    #[test]
    fn what_is_wrong_is_said_with_the_nearest() {
        assert!(said("jixiao chekc a.docx").starts_with("没有这个命令：chekc；是不是 check？"));
        assert!(
            said("jixiao check a.docx --formt json").starts_with("没有这个选项：--formt；是不是 --format？")
        );
        assert!(said("jixiao check a.docx --format yaml").contains("不能是“yaml”；可以是：text、json"));
        assert!(said("jixiao check").starts_with("还缺：<PATH>..."));
        assert!(said("jixiao check a.docx -q -v").contains("不能与"));
    }
}
