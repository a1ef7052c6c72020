//! What is said of content that stands in a document and is not read: once a file, at the first place.

pub(crate) const OBJECT: &str = "word.object-not-read";
pub(crate) const OBJECT_READ: &str = "word.object-read";
pub(crate) const PICTURE: &str = "word.picture-not-read";
pub(crate) const SUBDOCUMENT: &str = "word.subdocument-not-read";
pub(crate) const STRUCK: &str = "word.struck-text";
pub(crate) const UNCHOSEN: &str = "word.form-choice";
pub(crate) const BUTTON: &str = "word.macro-button";
pub(crate) const HIDDEN: &str = "word.hidden-text";

/// Characters of left-out text that a note repeats.
const TOLD: usize = 200;

/// An embedded or linked object of a class such as `Excel.Sheet.8`.
pub(crate) fn object(class: &str) -> String {
    let (kind, class) = named(class);
    let class = if class.is_empty() { class } else { format!(": {class}") };
    format!("{kind} is not read (未读取){class}")
}

/// The same, and why, where that is known.
pub(crate) fn object_because(class: &str, reason: &str) -> String {
    let object = object(class);
    if reason.is_empty() { object } else { format!("{object}: {}", sample(reason)) }
}

/// An object whose content stands behind the paragraph it is in.
pub(crate) fn object_read(class: &str) -> String {
    let (kind, class) = named(class);
    format!("{kind} was read where it stands (已按显示内容读入): {class}")
}

/// What an object of a class is, and the class.
fn named(class: &str) -> (&'static str, String) {
    let class: String = class.trim().chars().filter(|char| !char.is_control()).take(60).collect();
    let kind = match class.to_ascii_lowercase() {
        lower if lower.starts_with("excel.") => "an embedded workbook (嵌入的工作簿)",
        lower if lower.starts_with("word.") => "an embedded Word document (嵌入的 Word 文档)",
        lower if lower.starts_with("package") => "an embedded file (嵌入的文件)",
        _ => "an embedded object (嵌入对象)",
    };
    (kind, class)
}

/// A paragraph or cell that holds a picture and no text.
pub(crate) fn picture() -> String {
    "a picture stands where text is expected; what it shows is not read (图片代替文字，图中内容未读取)"
        .to_owned()
}

/// A part of a master document.
pub(crate) fn subdocument() -> String {
    "the document names sub-documents, files of their own that are not read (子文档未读取)".to_owned()
}

/// Struck-out text.
pub(crate) fn struck(text: &str) -> String {
    format!("struck-out text was left out (删除线文字未读入): {}", sample(text))
}

/// Hidden text.
pub(crate) fn hidden(text: &str) -> String {
    format!("hidden text was left out (隐藏文字未读入): {}", sample(text))
}

/// A list from which nothing was chosen.
pub(crate) fn unchosen(entry: &str) -> String {
    let entry = sample(entry);
    format!(
        "nothing was chosen from a drop-down list, which shows its first entry (下拉框未选择，显示第一项): {entry}"
    )
}

/// A button that shows a text: mostly a prompt that nobody has filled in.
pub(crate) fn button(text: &str) -> String {
    format!("the text of a button (MACROBUTTON) may be a prompt (可能是未填写的提示文字): {}", sample(text))
}

fn sample(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(TOLD).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_named_by_their_class() {
        assert_eq!(
            object(" Excel.Sheet.8 "),
            "an embedded workbook (嵌入的工作簿) is not read (未读取): Excel.Sheet.8"
        );
        assert_eq!(object(""), "an embedded object (嵌入对象) is not read (未读取)");
    }
}
